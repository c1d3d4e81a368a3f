package org.etcdbench.core.steady;

import java.util.Arrays;

/** Medians, which a spike of a garbage collection or of a commit does not move. */
final class Medians {
  private static final int USUAL_BIN_SECONDS = 5;
  private static final int FEWEST_BINS = 12;
  private static final int MOST_BINS = 720;

  private Medians() {}

  /** The median; NaN for no values at all. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The seconds that one median stands for: 5, but less in a window below a minute, so that 12 are
   * left of it (one second each below 24 s), and more above an hour, so that there are at most 720.
   */
  static int binSeconds(int seconds) {
    int most = Math.max(1, seconds / FEWEST_BINS);
    int least = (seconds + MOST_BINS - 1) / MOST_BINS;
    return Math.max(Math.min(USUAL_BIN_SECONDS, most), least);
  }

  /**
   * The median of each bin; bins end where the series does, and what is over at its beginning is
   * left out. A bin without any value is NaN.
   */
  static double[] ofBins(double[] values, int binSeconds) {
    double[] medians = new double[values.length / binSeconds];
    int from = values.length - medians.length * binSeconds;
    for (int i = 0; i < medians.length; i++) {
      int begin = from + i * binSeconds;
      medians[i] = median(present(Arrays.copyOfRange(values, begin, begin + binSeconds)));
    }
    return medians;
  }

  /** The values that are not NaN. */
  static double[] present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }
}
