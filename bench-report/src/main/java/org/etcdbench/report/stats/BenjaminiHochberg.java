package org.etcdbench.report.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Benjamini's and Hochberg's adjustment (1995), for tables that are looked through rather than
 * decided upon: of all that has an adjusted p of at most 5 %, on average at most 5 % was found by
 * chance. That holds for tests that are independent or move together (Benjamini and Yekutieli
 * 2001). Weaker than {@link Holm}, and finds more.
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * The adjusted p of each test.
   *
   * @param p one per test, each 0..1
   * @return in the order of the tests; never below the p itself, at most 1
   * @throws IllegalArgumentException if a p is none: a test without an answer is no passed one
   */
  public static double[] adjusted(double... p) {
    for (double one : p) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("p must be 0..1, got: " + one);
      }
    }
    List<Integer> descending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> -p[test]))
            .toList();
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int place = 0; place < p.length; place++) {
      int test = descending.get(place);
      int ascendingPlace = p.length - place;
      smallest = Math.min(smallest, p.length * p[test] / ascendingPlace);
      adjusted[test] = smallest;
    }
    return adjusted;
  }
}
