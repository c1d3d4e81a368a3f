package org.etcdbench.report.trend;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's two-sided t-test with pooled variance, from unbiased sample deviations (n − 1), of a
 * series of logarithms.
 */
final class StudentTest implements SegmentTest {

  @Override
  public Shift compare(double[] series, int from, int at, int to) {
    double before = mean(series, from, at);
    double after = mean(series, at, to);
    double squares = squares(series, from, at, before) + squares(series, at, to, after);
    double pValue = pValue(at - from, to - at, after - before, squares);
    return new Shift(pValue, Math.exp(after - before));
  }

  /**
   * The p-value of a difference of means.
   *
   * @param squares sum over both parts of the squared distances from their part's mean
   */
  static double pValue(int before, int after, double difference, double squares) {
    int degrees = before + after - 2;
    if (degrees == 0 || difference == 0) {
      return 1;
    }
    double error = Math.sqrt(squares / degrees * (1.0 / before + 1.0 / after));
    // no generator is needed for probabilities, and creating the default one is slow
    TDistribution t = new TDistribution(null, degrees);
    return error == 0 ? 0 : 2 * t.cumulativeProbability(-Math.abs(difference) / error);
  }

  static double mean(double[] series, int from, int to) {
    return Arrays.stream(series, from, to).sum() / (to - from);
  }

  static double squares(double[] series, int from, int to, double mean) {
    return Arrays.stream(series, from, to).map(x -> (x - mean) * (x - mean)).sum();
  }
}
