package org.etcdbench.core.schedule;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What the tests of random arrivals measure. */
final class Statistics {
  private Statistics() {}

  /**
   * √n times the Kolmogorov-Smirnov distance between a sample and a distribution; above 1.95 with
   * probability 0.001 if the sample comes from it.
   */
  static double kolmogorov(double[] sample, DoubleUnaryOperator distribution) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double expected = distribution.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max(expected - (double) i / n, (i + 1.0) / n - expected));
    }
    return distance * Math.sqrt(n);
  }

  static double exponential(double gap) {
    return -Math.expm1(-gap);
  }

  static double mean(double[] sample) {
    return Arrays.stream(sample).average().orElseThrow();
  }

  static double variance(double[] sample) {
    double mean = mean(sample);
    return Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
  }

  /** The correlation of a sample with itself, one further. */
  static double lagOne(double[] sample) {
    double mean = mean(sample);
    double sum = 0;
    for (int i = 1; i < sample.length; i++) {
      sum += (sample[i] - mean) * (sample[i - 1] - mean);
    }
    return sum / (variance(sample) * (sample.length - 1));
  }
}
