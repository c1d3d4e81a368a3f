package org.etcdbench.core.steady;

/**
 * The slope of a line that a third of wild values cannot tilt: the median of the slopes between all
 * pairs (Theil, "A rank-invariant method of linear and polynomial regression analysis", 1950; Sen,
 * "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968).
 */
final class TheilSen {
  private TheilSen() {}

  /**
   * Change per step of evenly spaced values, without the pairs that touch a NaN; NaN if none is
   * left.
   */
  static double slope(double[] values) {
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[k++] = (values[j] - values[i]) / (j - i);
      }
    }
    return Medians.median(Medians.present(slopes));
  }
}
