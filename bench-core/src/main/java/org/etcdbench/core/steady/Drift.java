package org.etcdbench.core.steady;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far one quantity moves within a window.
 *
 * @param quantity its name
 * @param trend the Theil-Sen slope times the length of the window
 * @param halves the difference between the medians of its first and second half
 */
record Drift(String quantity, double trend, double halves) {

  /** As a share of the median; NaN if there are no values or if the median is 0. */
  static Drift relative(String quantity, double[] values) {
    double[] bins = bins(values);
    double median = Medians.median(Medians.present(bins));
    return median > 0 ? of(quantity, bins, median) : new Drift(quantity, Double.NaN, Double.NaN);
  }

  /** As it is, for what is a share already; NaN if there are no values. */
  static Drift absolute(String quantity, double[] values) {
    return of(quantity, bins(values), 1);
  }

  private static double[] bins(double[] values) {
    return Medians.ofBins(values, Medians.binSeconds(values.length));
  }

  /** The middle one of an odd number of bins belongs to no half. */
  private static Drift of(String quantity, double[] bins, double unit) {
    int n = bins.length;
    double first = Medians.median(Medians.present(Arrays.copyOfRange(bins, 0, n / 2)));
    double second = Medians.median(Medians.present(Arrays.copyOfRange(bins, n - n / 2, n)));
    return new Drift(quantity, TheilSen.slope(bins) * n / unit, (second - first) / unit);
  }

  /** Whether both stay within the tolerance; what is unknown does not. */
  boolean within(double tolerance) {
    return Math.abs(trend) <= tolerance && Math.abs(halves) <= tolerance;
  }

  /** The two figures, or that there are none. */
  String evidence() {
    return Double.isNaN(trend) || Double.isNaN(halves)
        ? quantity + " has too few values"
        : quantity + " drifts by " + percent(trend) + ", its halves differ by " + percent(halves);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
  }
}
