package org.etcdbench.report.imported;

import java.time.Instant;
import java.util.List;
import org.etcdbench.core.result.BenchResult;

/** Made-up results of other tools, for tests of what is made of them. */
public final class ImportedSamples {
  /** Rows that are sound, broken, failed, and of which hardly anything is known. */
  private static final String TABLE =
      """
      | Members | Operation | Target | Consistency | Requests | Value size | Connections | Clients | Average latency (ms) | p99 (ms) | QPS | Errors |
      |--:|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
      | 3 | write | leader | | 10000 | 256 | 1 | 1 | 1.380 | 3.98 | 723.7 | 0 |
      | 7 | write | leader | | 10000 | 256 | 1 | 1 | 2.590 | 6.01 | 385.6 | 0 |
      | 3 | write | all members | | 10000 | 1KiB | 100 | 100 | 20.9 | 58.6 | 4768 | 120 |
      | 7 | write | all members | | 10000 | 1KiB | 100 | 100 | 45.6 | 134 | 2192 | 0 |
      | 3 | read | | serializable | 10000 | 256 | 100 | 100 | 95.9 | | 8412 | |
      | 7 | read | | serializable | 10000 | 256 | 100 | 100 | 83 | | 10608 | |
      | 3 | read | | | | | | | | 12.5 | | |
      | 7 | read | | | | | | | | 25 | | |
      """;

  private ImportedSamples() {}

  /** Two sizes, of one run each, of which some is unknown in every row. */
  public static BenchResult twoSizes() {
    return result(TABLE, "etcd_version=3.5.16");
  }

  /** What is made of a file. */
  public static BenchResult result(String content, String... settings) {
    List<String> said = List.of(settings);
    GivenKeys given = GivenKeys.parse(said);
    try {
      ImportedFile file = new Importer(given, null).read("kept-by-hand.md", content);
      return ImportedResult.of(
          "20260131T120000Z-kept-by-hand",
          Instant.parse("2026-01-31T12:00:00Z"),
          "0.1.0",
          List.of(file),
          said,
          given);
    } catch (ImportException e) {
      throw new IllegalStateException(e);
    }
  }
}
