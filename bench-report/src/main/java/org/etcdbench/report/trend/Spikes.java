package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of a series of logarithms that stand alone: far from the medians of the segments of both
 * their neighbours. How far is usual is the median of all points' distances from their segment's
 * median, which no single point can move.
 */
final class Spikes {
  /** From the median of absolute deviations to the standard deviation of a normal distribution. */
  private static final double MAD_TO_DEVIATION = 1.4826;

  private static final double DEVIATIONS = 4.5;

  /** Of series that hardly vary no one wants to know what is nearer than that. */
  private static final double LEAST_DISTANCE = Math.log(1.02);

  /** It takes so many points to say what is usual. */
  private static final int LEAST_POINTS = 6;

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
    double limit = Math.max(LEAST_DISTANCE, DEVIATIONS * MAD_TO_DEVIATION * median(distances));
    List<Spike> found = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      if (spikes.isFar(i, Math.max(i - 1, 0), limit)
          && spikes.isFar(i, Math.min(i + 1, series.length - 1), limit)) {
        found.add(new Spike(i, spikes.medians[i]));
      }
    }
    return found;
  }

  private boolean isFar(int point, int neighbour, double limit) {
    return Math.abs(series[point] - medians[neighbour]) > limit;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
