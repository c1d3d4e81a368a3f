package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.stats.Sample;
import org.etcdbench.report.trend.TrendChange.Meaning;

/**
 * What the points of a series say. All is computed from logarithms: a factor weighs the same up as
 * down, and scores vary by factors.
 *
 * @param changes in the order of time
 * @param spikes in the order of time
 */
record SeriesAnalysis(List<TrendChange> changes, List<TrendSpike> spikes) {

  static SeriesAnalysis of(List<TrendPoint> points, Metric metric, Limits limits) {
    double[] logs = points.stream().mapToDouble(point -> Math.log(point.value())).toArray();
    List<ChangePoint> found = LastingChanges.find(logs, limits);
    return new SeriesAnalysis(changes(logs, found, metric.better()), spikes(logs, found));
  }

  /** The points of a segment that make its level. */
  private static double[] level(double[] logs, boolean[] alone, int from, int to) {
    return IntStream.range(from, to).filter(i -> !alone[i]).mapToDouble(i -> logs[i]).toArray();
  }

  private static List<TrendChange> changes(double[] logs, List<ChangePoint> found, Better better) {
    boolean[] alone = LonePoints.in(logs);
    List<TrendChange> changes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int index = found.get(i).index();
      int from = i == 0 ? 0 : found.get(i - 1).index();
      int to = i + 1 == found.size() ? logs.length : found.get(i + 1).index();
      double[] earlier = level(logs, alone, from, index);
      double[] later = level(logs, alone, index, to);
      double before = Math.exp(Sample.of(earlier).mean());
      double after = Math.exp(Sample.of(later).mean());
      boolean good = (better == Better.HIGHER) == (after > before);
      changes.add(
          new TrendChange(
              index,
              before,
              after,
              found.get(i).shift().pValue(),
              earlier.length,
              later.length,
              good ? Meaning.BETTER : Meaning.WORSE));
    }
    return changes;
  }

  private static List<TrendSpike> spikes(double[] logs, List<ChangePoint> found) {
    return Spikes.find(logs, found).stream()
        .map(
            spike ->
                new TrendSpike(
                    spike.index(),
                    Math.exp(spike.usual()),
                    100 * (Math.exp(logs[spike.index()] - spike.usual()) - 1),
                    spike.index() == logs.length - 1))
        .toList();
  }
}
