package org.etcdbench.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.Outcome;

/** What became of an iteration's requests second by second, as points of the time series. */
final class LoadSeries {
  private static final long NS_PER_S = 1_000_000_000L;
  private static final double NS_PER_MS = 1e6;

  private LoadSeries() {}

  /**
   * A point for each second of the window, be it that no request ended in it; the last may be
   * shorter.
   */
  static List<SeriesPoint> of(IterationResult iteration, List<IntervalRecording> intervals) {
    Map<Long, List<IntervalRecording>> bySecond =
        intervals.stream().collect(Collectors.groupingBy(IntervalRecording::second));
    List<SeriesPoint> points = new ArrayList<>();
    // failures that were still under way when the window closed lie behind its end
    for (long second = 0; second * NS_PER_S < iteration.windowNs(); second++) {
      points.add(point(iteration, second, bySecond.getOrDefault(second, List.of())));
    }
    return points;
  }

  private static SeriesPoint point(
      IterationResult iteration, long second, List<IntervalRecording> parts) {
    long fromNs = second * NS_PER_S;
    long toNs = Math.min(fromNs + NS_PER_S, iteration.windowNs());
    double seconds = (toNs - fromNs) / (double) NS_PER_S;
    Map<SeriesColumn, Double> values = new EnumMap<>(SeriesColumn.class);
    values.put(SeriesColumn.OK_PER_SEC, 0.0);
    values.put(SeriesColumn.FAILED_PER_SEC, 0.0);
    for (IntervalRecording part : parts) {
      double perSec = part.response().count() / seconds;
      if (part.outcome() != Outcome.OK) {
        values.merge(SeriesColumn.FAILED_PER_SEC, perSec, Double::sum);
      } else if (part.response().count() > 0) {
        values.put(SeriesColumn.OK_PER_SEC, perSec);
        values.put(SeriesColumn.P50_MS, part.response().percentileNs(50) / NS_PER_MS);
        values.put(SeriesColumn.P99_MS, part.response().percentileNs(99) / NS_PER_MS);
      }
    }
    Instant at = iteration.startedAt().plusNanos(toNs);
    return new SeriesPoint(at, SeriesPoint.LOAD, values);
  }
}
