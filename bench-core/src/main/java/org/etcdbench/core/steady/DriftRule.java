package org.etcdbench.core.steady;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The drift test that gate and verification share: throughput, mean response and bad share. */
final class DriftRule {
  /** The shortest window that the test can judge. */
  static final int MIN_SECONDS = 10;

  private DriftRule() {}

  static void checkTolerance(double tolerance) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be > 0 and < 1, got: " + tolerance);
    }
  }

  static Finding check(SteadySeries window, double tolerance) {
    List<Drift> drifts =
        List.of(
            Drift.relative("throughput", window.throughputPerSec()),
            Drift.relative("mean response", window.meanResponseNs()),
            Drift.absolute("bad share", window.badShare()));
    List<Drift> broken = drifts.stream().filter(drift -> !drift.within(tolerance)).toList();
    String allowed = percent(tolerance);
    String over = "over " + window.seconds() + " s ";
    return broken.isEmpty()
        ? new Finding(true, over + sentence(drifts) + "; all within " + allowed)
        : new Finding(false, over + sentence(broken) + "; allowed is " + allowed);
  }

  private static String sentence(List<Drift> drifts) {
    return drifts.stream().map(Drift::evidence).collect(Collectors.joining("; "));
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
