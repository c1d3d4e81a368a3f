package org.etcdbench.report.stats;

import java.util.Arrays;

/**
 * Means of batches of neighbouring parts of one run. Parts that follow each other resemble each
 * other, so an interval over them is far too narrow; ten long batches resemble each other much
 * less: with 60 parts whose neighbours correlate by 0.5, the 95 % interval covers in 92 % of cases
 * rather than in 74 %.
 */
public final class BatchMeans {
  /** How many batches are made. */
  public static final int BATCHES = 10;

  /** Fewer parts are too few: a batch must be more than one. */
  public static final int LEAST_PARTS = 2 * BATCHES;

  private BatchMeans() {}

  /**
   * The means of ten batches of equal length; parts at the beginning that fill no batch are left
   * out.
   *
   * @param parts in the order of time
   * @throws IllegalArgumentException if there are fewer than {@link #LEAST_PARTS}
   */
  public static double[] of(double... parts) {
    if (parts.length < LEAST_PARTS) {
      throw new IllegalArgumentException(
          "parts must be >= " + LEAST_PARTS + ", got: " + parts.length);
    }
    int length = parts.length / BATCHES;
    int first = parts.length - length * BATCHES;
    double[] means = new double[BATCHES];
    Arrays.setAll(
        means,
        batch -> {
          int from = first + batch * length;
          return Arrays.stream(parts, from, from + length).average().orElseThrow();
        });
    return means;
  }
}
