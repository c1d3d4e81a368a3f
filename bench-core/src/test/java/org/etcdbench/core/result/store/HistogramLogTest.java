package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramLogTest {
  private static final Instant START = StoreSamples.STARTED_AT;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TAG =
      IntervalTag.response(StoreSamples.put(), 2, Kind.MEASUREMENT, 3, Outcome.OK);

  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void nameTheLog() {
    target = directory.resolve("latency.hlog");
  }

  @Test
  void writesTheHeaderOfFormat13() throws IOException {
    try (HistogramLog log = HistogramLog.create(target, START, "etcd-bench x")) {
      log.finish();
    }
    List<String> lines = Files.readAllLines(target);
    assertThat(lines).hasSize(5);
    assertThat(lines.subList(0, 3))
        .containsExactly(
            "#[etcd-bench x]",
            "#[Histogram log format version 1.3]",
            "#[BaseTime: 1769860800.127 (seconds since epoch)]");
    assertThat(lines.get(3)).startsWith("#[StartTime: 1769860800.127 (seconds since epoch), ");
    assertThat(lines.get(4)).startsWith("\"StartTimestamp\",\"Interval_Length\"");
  }

  @Test
  void keepsTagsStampsAndCountsForTheReaderOfHdrHistogram() throws IOException {
    List<IntervalEntry> entries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Instant start = START.plusMillis(7 + 997L * i);
      entries.add(new IntervalEntry(TAG, start, Duration.ofMillis(997), histogram(i + 1)));
      entries.add(new IntervalEntry("service.timeout", start, SECOND, histogram(3 * i + 1)));
    }
    try (HistogramLog log = HistogramLog.create(target, START, "x")) {
      log.append(entries.subList(0, 20));
      log.append(List.of());
      log.append(entries.subList(20, 100));
      log.finish();
    }

    List<Histogram> read = readLog(target);

    assertThat(read).hasSize(100);
    for (int i = 0; i < 100; i++) {
      IntervalEntry entry = entries.get(i);
      assertThat(read.get(i).getTag()).isEqualTo(entry.tag());
      assertThat(read.get(i)).isEqualTo(entry.histogram());
      // the reader multiplies seconds by 1000 and cuts off, which may cost a millisecond
      assertThat(read.get(i).getStartTimeStamp())
          .isCloseTo(entry.start().toEpochMilli(), within(1L));
      assertThat(read.get(i).getEndTimeStamp())
          .isCloseTo(entry.start().plus(entry.length()).toEpochMilli(), within(2L));
    }
  }

  @Test
  void hasThePartialNameUntilItIsFinished() throws IOException {
    Path partial = directory.resolve("latency.hlog.partial");
    try (HistogramLog log = HistogramLog.create(target, START, "x")) {
      log.append(List.of(new IntervalEntry(TAG, START, SECOND, histogram(5))));
      assertThat(target).doesNotExist();
      assertThat(readLog(partial)).hasSize(1);

      log.finish();
    }
    assertThat(partial).doesNotExist();
    assertThat(readLog(target)).hasSize(1);
  }

  @Test
  void copiesTheHistogramSoThatTheRecorderMayReuseIt() {
    Histogram recorded = histogram(5);
    IntervalEntry entry = new IntervalEntry(TAG, START, SECOND, recorded);
    recorded.reset();
    assertThat(entry.histogram().getTotalCount()).isEqualTo(5);
    assertThat(recorded.getTag()).isNull();
  }

  @Test
  void tellsWarmUpFromMeasurementAndResponseFromServiceByTheTag() {
    String id = StoreSamples.put().id();
    assertThat(TAG).isEqualTo(id + ":r2:i3:response.ok");
    assertThat(IntervalTag.service(StoreSamples.put(), 1, Kind.WARMUP, 3, Outcome.MISSING_KEY))
        .isEqualTo(id + ":r1:w3:service.missing_key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "a,b",
        "a b",
        "put,members=3 x",
        "put\n",
        "put\r",
        "\nput",
        "a\tb",
        "Tag=a",
        "a=b",
        "put\u00e4",
        "put\u2028",
        "a/b",
        "#put",
      })
  void refusesTagsThatWouldBreakTheLine(String tag) {
    Histogram histogram = histogram(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntervalEntry(tag, START, SECOND, histogram))
        .withMessage("tag must match [A-Za-z0-9_.:-]+, got: '" + tag + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1.000000001S", "PT1M"})
  void refusesIntervalsThatAreEmptyOrLongerThanASecond(Duration length) {
    Histogram histogram = histogram(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntervalEntry(TAG, START, length, histogram))
        .withMessage("length must be > 0 and <= 1000ms, got: " + length);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws IOException {
    Path partial = directory.resolve("latency.hlog.partial");
    Files.createSymbolicLink(partial, Path.of("/dev/full"));
    assertThatIOException()
        .isThrownBy(() -> HistogramLog.create(target, START, "x"))
        .withMessage("cannot write " + partial + ": No space left on device");
    Files.delete(partial);
  }

  @Test
  void namesTheDirectoryThatIsInTheWay() throws IOException {
    Path partial = Files.createDirectory(directory.resolve("latency.hlog.partial"));
    assertThatIOException()
        .isThrownBy(() -> HistogramLog.create(target, START, "x"))
        .withMessage("cannot write " + partial + ": Is a directory");
  }

  private static Histogram histogram(int count) {
    return StoreSamples.histogram(count, 10_007);
  }

  private static List<Histogram> readLog(Path file) throws FileNotFoundException {
    List<Histogram> histograms = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        histograms.add((Histogram) next);
      }
    }
    return histograms;
  }
}
