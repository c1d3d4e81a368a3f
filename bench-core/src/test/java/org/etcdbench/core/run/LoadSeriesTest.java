package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.Test;

class LoadSeriesTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final long NS_PER_MS = 1_000_000;
  private static final long NS_PER_S = 1_000_000_000;

  private final IterationRecorder recorder = IterationRecorder.inOrder();

  private List<SeriesPoint> points(long windowNs) {
    IterationRecording recording = recorder.finish();
    IterationResult iteration =
        new IterationResult(
            IterationResult.Kind.MEASUREMENT,
            1,
            START,
            windowNs,
            recording.outcomes(),
            Map.of(),
            0,
            null);
    return LoadSeries.of(iteration, recording.intervals());
  }

  /** Otherwise a line would be drawn over an outage as if nothing had been. */
  @Test
  void hasAPointForSecondsInWhichNothingEnded() {
    recorder.record(Outcome.OK, 0, 3 * NS_PER_MS, 3 * NS_PER_MS, 0);
    recorder.record(Outcome.OK, NS_PER_S, 3 * NS_PER_MS, 3 * NS_PER_MS, 0);
    recorder.record(Outcome.TIMEOUT, 4 * NS_PER_S, 3 * NS_PER_S, 3 * NS_PER_S, 0);

    List<SeriesPoint> points = points(6 * NS_PER_S);

    assertThat(points)
        .extracting(point -> point.value(SeriesColumn.OK_PER_SEC).orElseThrow())
        .containsExactly(1.0, 1.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(points)
        .extracting(point -> point.value(SeriesColumn.FAILED_PER_SEC).orElseThrow())
        .containsExactly(0.0, 0.0, 0.0, 0.0, 1.0, 0.0);
    assertThat(points.get(2).value(SeriesColumn.P99_MS)).isEmpty();
    assertThat(points).extracting(SeriesPoint::at).startsWith(START.plusSeconds(1));
  }

  @Test
  void countsALastPartOfASecondForWhatItIs() {
    recorder.record(Outcome.OK, NS_PER_S, 3 * NS_PER_MS, 3 * NS_PER_MS, 0);
    // failed when the window was closed already
    recorder.record(Outcome.TIMEOUT, 7 * NS_PER_S, NS_PER_S, NS_PER_S, 0);

    List<SeriesPoint> points = points(NS_PER_S + NS_PER_S / 4);

    assertThat(points)
        .extracting(point -> point.value(SeriesColumn.OK_PER_SEC).orElseThrow())
        .containsExactly(0.0, 4.0);
    assertThat(points.get(1).at()).isEqualTo(START.plusMillis(1_250));
  }
}
