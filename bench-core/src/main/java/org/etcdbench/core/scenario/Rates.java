package org.etcdbench.core.scenario;

import java.math.BigDecimal;

/** Bounds and spelling that every rate shares. */
final class Rates {
  private Rates() {}

  /** Refuses what is not a rate; written so that NaN is refused too. */
  static void check(double perSec) {
    if (!(perSec > 0 && perSec <= Rate.MAX_PER_SEC)) {
      throw new IllegalArgumentException(
          "rate must be > 0 and <= " + Rate.MAX_PER_SEC + ", got: " + number(perSec));
    }
  }

  /** A rate, or a range of rates where they differ: {@code 1000/s}, {@code 500..5000/s}. */
  static String format(double fromPerSec, double toPerSec) {
    String from = number(fromPerSec);
    return fromPerSec == toPerSec ? from + "/s" : from + ".." + number(toPerSec) + "/s";
  }

  /** Plain digits without trailing zeros, the same in every locale. */
  private static String number(double perSec) {
    return Double.isFinite(perSec)
        ? BigDecimal.valueOf(perSec).stripTrailingZeros().toPlainString()
        : Double.toString(perSec);
  }
}
