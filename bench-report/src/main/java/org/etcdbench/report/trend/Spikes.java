package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of a series of logarithms that stand alone: like none around them ({@link LonePoints}), or
 * far from the medians of the segments of both their neighbours. How far is usual is the median of
 * all points' distances from their segment's median, which no single point can move.
 */
final class Spikes {
  /** From the median of absolute deviations to the standard deviation of a normal distribution. */
  private static final double MAD_TO_DEVIATION = 1.4826;

  private static final double DEVIATIONS = 4.5;

  /** Of series that hardly vary no one wants to know what is nearer than that. */
  private static final double LEAST_DISTANCE = Math.log(1.02);

  /** It takes so many points to say what is usual. */
  static final int LEAST_POINTS = 6;

  private final double[] series;
  private final double[] medians;

  private Spikes(double[] series, List<ChangePoint> changes) {
    this.series = series;
    this.medians = new double[series.length];
    int from = 0;
    for (int i = 0; i <= changes.size(); i++) {
      int to = i == changes.size() ? series.length : changes.get(i).index();
      Arrays.fill(medians, from, to, median(Arrays.copyOfRange(series, from, to)));
      from = to;
    }
  }

  /**
   * A point that stands alone.
   *
   * @param index of the point
   * @param usual the median of its segment
   */
  record Spike(int index, double usual) {}

  /** In their order. */
  static List<Spike> find(double[] series, List<ChangePoint> changes) {
    if (series.length < LEAST_POINTS) {
      return List.of();
    }
    Spikes spikes = new Spikes(series, changes);
    double[] distances =
        IntStream.range(0, series.length)
            .mapToDouble(i -> Math.abs(series[i] - spikes.medians[i]))
            .toArray();
    double limit = limit(median(distances));
    boolean[] alone = LonePoints.in(series);
    List<Spike> found = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      boolean far =
          spikes.isFar(i, Math.max(i - 1, 0), limit)
              && spikes.isFar(i, Math.min(i + 1, series.length - 1), limit);
      if (alone[i] || far) {
        found.add(new Spike(i, spikes.medians[i]));
      }
    }
    return found;
  }

  /** How far is far, where this is the median of distances. */
  static double limit(double medianDistance) {
    return Math.max(LEAST_DISTANCE, DEVIATIONS * MAD_TO_DEVIATION * medianDistance);
  }

  private boolean isFar(int point, int neighbour, double limit) {
    return Math.abs(series[point] - medians[neighbour]) > limit;
  }

  /** Sorts the values. */
  static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
