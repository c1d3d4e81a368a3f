package org.etcdbench.report.stats;

import java.util.Arrays;

/**
 * Ranks of values, times two so that they are whole numbers: values that are equal share the mean
 * of the ranks that they take up together.
 */
final class MidRanks {
  private MidRanks() {}

  /** Twice the rank of each value, from 2, in the values' order. */
  static int[] doubled(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = below(sorted, values[i]) + upTo(sorted, values[i]) + 1;
    }
    return ranks;
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int upTo(double[] sorted, double value) {
    return below(sorted, Math.nextUp(value));
  }
}
