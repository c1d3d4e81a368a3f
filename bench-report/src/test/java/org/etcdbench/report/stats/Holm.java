package org.etcdbench.report.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's adjustment (1979), against which {@link StepDown} is held. */
final class Holm {
  private Holm() {}

  /**
   * The adjusted p of each test.
   *
   * @param p one per test, each 0..1
   * @return in the order of the tests; never below the p itself, at most 1
   * @throws IllegalArgumentException if a p is none: a test without an answer is no passed one
   */
  static double[] adjusted(double... p) {
    for (double one : p) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("p must be 0..1, got: " + one);
      }
    }
    List<Integer> ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> p[test]))
            .toList();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int place = 0; place < p.length; place++) {
      int test = ascending.get(place);
      largest = Math.max(largest, Math.min(1, (p.length - place) * p[test]));
      adjusted[test] = largest;
    }
    return adjusted;
  }
}
