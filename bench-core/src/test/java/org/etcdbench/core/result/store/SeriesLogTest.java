package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesLogTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:01.5Z");

  private final Locale usual = Locale.getDefault();
  @TempDir Path root;

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(usual);
  }

  private static List<SeriesPoint> points() {
    Map<SeriesColumn, Double> all = new EnumMap<>(SeriesColumn.class);
    for (SeriesColumn column : SeriesColumn.values()) {
      all.put(column, 1234.5 + all.size());
    }
    return List.of(
        new SeriesPoint(
            AT,
            SeriesPoint.LOAD,
            Map.of(
                SeriesColumn.OK_PER_SEC, 12_345.6789123,
                SeriesColumn.FAILED_PER_SEC, 0.0,
                SeriesColumn.P50_MS, Double.NaN,
                SeriesColumn.P99_MS, 0.00004)),
        new SeriesPoint(
            AT.plusMillis(7),
            SeriesPoint.member("m1"),
            Map.of(
                SeriesColumn.DB_BYTES, 8_589_934_591.0,
                SeriesColumn.WAL_SYNC_MEAN_MS, 1e-3,
                SeriesColumn.RSS_BYTES, 1e15)),
        new SeriesPoint(AT.plusMillis(8), SeriesPoint.GENERATOR, all),
        new SeriesPoint(AT.plusMillis(9), SeriesPoint.member("m2"), Map.of()));
  }

  /** Where a comma stands in numbers, digits are not ours, and i has another upper case. */
  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab"})
  void writesTheGoldenFileInEveryLocale(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    try (ResultStore store = ResultStore.create(root, StoreSamples.STARTED_AT, "quick")) {
      store.appendSeries("a-scenario", 1, points().subList(0, 2));
      store.appendSeries("a-scenario", 2, points().subList(2, 4));
      Path file = store.directory().resolve("timeseries.csv");
      assertThat(file).doesNotExist();
      store.finish(StoreSamples.result(store.id(), Status.COMPLETE, List.of()));

      assertThat(file).hasContent(golden());
      assertThat(store.directory().resolve("timeseries.csv.partial")).doesNotExist();
    }
  }

  @Test
  void everyColumnIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "result-format.md"));
    String section = page.substring(page.indexOf("## timeseries.csv"));
    String header = golden().lines().findFirst().orElseThrow();

    assertThat(header.split(","))
        .hasSize(4 + SeriesColumn.values().length)
        .allSatisfy(column -> assertThat(section).contains("`" + column + "`"));
  }

  private static String golden() throws IOException {
    try (InputStream in = SeriesLogTest.class.getResourceAsStream("timeseries.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
