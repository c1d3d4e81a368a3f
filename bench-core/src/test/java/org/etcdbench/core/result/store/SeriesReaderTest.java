package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesReaderTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:01.5Z");
  private static final SeriesPoint LOAD =
      new SeriesPoint(
          AT,
          SeriesPoint.LOAD,
          Map.of(SeriesColumn.OK_PER_SEC, 1234.5, SeriesColumn.FAILED_PER_SEC, 0.0));
  private static final SeriesPoint MEMBER =
      new SeriesPoint(
          AT.plusMillis(7),
          SeriesPoint.member("m1"),
          Map.of(SeriesColumn.LEADER, 1.0, SeriesColumn.DB_BYTES, 8_589_934_591.0));
  private static final List<SeriesEntry> ENTRIES =
      List.of(
          new SeriesEntry("a", 1, LOAD),
          new SeriesEntry("a", 1, MEMBER),
          new SeriesEntry("b", 2, LOAD));

  @TempDir Path root;

  @Test
  void readsWhatWasWrittenAlsoWhileItIsBeingWritten() throws IOException {
    try (ResultStore store = ResultStore.create(root, StoreSamples.STARTED_AT, "quick")) {
      assertThat(ResultStore.loadSeries(store.directory())).isEmpty();
      store.appendSeries("a", 1, List.of(LOAD, MEMBER));
      store.appendSeries("b", 2, List.of(LOAD));
      assertThat(ResultStore.loadSeries(store.directory())).isEqualTo(ENTRIES);

      store.finish(StoreSamples.result(store.id(), Status.COMPLETE, List.of()));

      assertThat(ResultStore.loadSeries(store.directory())).isEqualTo(ENTRIES);
      assertThat(ResultStore.loadSeries(store.directory().resolve(ResultStore.RUN_JSON)))
          .isEqualTo(ENTRIES);
    }
  }

  @Test
  void leavesOutALineThatHasNoEndYet() throws IOException {
    Path partial = root.resolve("timeseries.csv.partial");
    Files.writeString(
        partial,
        """
        time,scenario,run,source,ok_per_sec
        2026-01-31T12:00:01Z,a,1,load,10
        2026-01-31T12:00:02Z,a,1,load,1""");

    assertThat(ResultStore.loadSeries(root))
        .extracting(entry -> entry.point().value(SeriesColumn.OK_PER_SEC).orElseThrow())
        .containsExactly(10.0);

    Files.writeString(partial, "time,scen");
    assertThat(ResultStore.loadSeries(root)).isEmpty();
  }

  @Test
  void findsColumnsByTheirNames() throws IOException {
    Files.writeString(
        root.resolve("timeseries.csv"),
        """
        source,run,time,scenario,of_tomorrow,p99_ms
        load,3,2026-01-31T12:00:01Z,a,x,2.5
        load,3,2026-01-31T12:00:02Z,a,x,
        """);

    assertThat(ResultStore.loadSeries(root))
        .containsExactly(
            new SeriesEntry(
                "a",
                3,
                new SeriesPoint(
                    Instant.parse("2026-01-31T12:00:01Z"),
                    SeriesPoint.LOAD,
                    Map.of(SeriesColumn.P99_MS, 2.5))),
            new SeriesEntry(
                "a",
                3,
                new SeriesPoint(
                    Instant.parse("2026-01-31T12:00:02Z"), SeriesPoint.LOAD, Map.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-31T12:00:01Z,a,1,load      | line 3: expected 5 cells, got: 4",
        "2026-01-31T12:00:01Z,a,1,load,many | line 3: ok_per_sec must be a number, got: many",
        "2026-01-31T12:00:01Z,a,1,load,NaN  | line 3: ok_per_sec must be finite, got: NaN",
        "2026-01-31T12:00:01Z,a,0,load,1    | line 3: run must be >= 1, got: 0",
        "2026-01-31T12:00:01Z,a,?,load,1    | line 3: For input string: \"?\"",
        "yesterday,a,1,load,1               | line 3: Text 'yesterday' could not be parsed at index 0"
      })
  void namesTheLineThatItCannotRead(String line, String message) throws IOException {
    Path file = root.resolve("timeseries.csv");
    Files.writeString(
        file,
        "time,scenario,run,source,ok_per_sec\n2026-01-31T12:00:00Z,a,1,load,1\n" + line + "\n");

    assertThatThrownBy(() -> ResultStore.loadSeries(root))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void refusesAFileThatIsNone() throws IOException {
    Path file = root.resolve("timeseries.csv");
    Files.writeString(file, "hello\nworld\n");

    assertThatThrownBy(() -> ResultStore.loadSeries(root))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(file + ": line 1: the header has no column 'time'");
  }
}
