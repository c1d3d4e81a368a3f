package org.etcdbench.report.imported;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.ScenarioResult;

/** Makes a result of imported files. */
public final class ImportedResult {
  private ImportedResult() {}

  /**
   * Checks that files can make one result.
   *
   * @throws ImportException naming both, if a row of one is also one of another
   */
  public static void requireDistinctRows(List<ImportedFile> files) throws ImportException {
    DistinctRows.check(files.stream().flatMap(file -> file.rows().stream()).toList());
  }

  /**
   * The result of all rows of all files, in their order.
   *
   * @param id of the result
   * @param at when it is imported; when it was measured, nobody says
   * @param toolVersion version of this harness
   * @param files at least one
   * @param settings what the user said of all rows, as it was given
   * @param given the same, understood
   */
  public static BenchResult of(
      String id,
      Instant at,
      String toolVersion,
      List<ImportedFile> files,
      List<String> settings,
      GivenKeys given) {
    List<ScenarioResult> rows = files.stream().flatMap(file -> file.rows().stream()).toList();
    return new BenchResult(
        BenchResult.SCHEMA_VERSION,
        id,
        BenchResult.Status.COMPLETE,
        at,
        at,
        new ProfileSource(joined(files.stream().map(ImportedFile::name)), text(files), settings),
        environment(toolVersion, files, rows, given),
        rows);
  }

  /** How many rows may be used. */
  public static long usable(BenchResult result) {
    return result.scenarios().stream()
        .filter(row -> row.measuredAnything() && row.verdict().valid())
        .count();
  }

  private static String text(List<ImportedFile> files) {
    return files.size() == 1
        ? files.get(0).text()
        : files.stream()
            .map(file -> String.format(Locale.ROOT, "# %s\n%s", file.name(), file.text()))
            .collect(Collectors.joining("\n"));
  }

  private static Environment environment(
      String toolVersion, List<ImportedFile> files, List<ScenarioResult> rows, GivenKeys given) {
    String versions = joined(files.stream().flatMap(file -> versions(file, given)));
    return new Environment(
        toolVersion,
        rows.stream()
            .map(row -> row.scenario().driver().label())
            .distinct()
            .collect(Collectors.joining(",")),
        "imported from " + joined(files.stream().map(file -> file.format().origin())),
        "",
        versions,
        "",
        "",
        "",
        "",
        "",
        0,
        0,
        "",
        List.of(),
        "");
  }

  private static Stream<String> versions(ImportedFile file, GivenKeys given) {
    return file.etcdVersions().isEmpty()
        ? Stream.of(given.etcdVersion()).filter(version -> !version.isEmpty())
        : file.etcdVersions().stream();
  }

  private static String joined(Stream<String> parts) {
    return parts.distinct().collect(Collectors.joining(", "));
  }
}
