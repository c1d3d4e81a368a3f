package org.etcdbench.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios as text: {@code 0.53x}. */
final class Ratios {
  private Ratios() {}

  /** With two decimals, or as many as three digits need. */
  static String text(double ratio) {
    return digits(ratio) + "x";
  }

  /** {@code 0.53x (0.50 to 0.56)}. */
  static String text(double ratio, Interval interval) {
    return "%s (%s to %s)".formatted(text(ratio), digits(interval.low()), digits(interval.high()));
  }

  /** A round ratio: without trailing zeros. */
  static String tick(double ratio) {
    return Unit.PLAIN.tick(ratio) + "x";
  }

  private static String digits(double ratio) {
    if (ratio > 0 && ratio < 0.0995) {
      return Unit.threeDigits(ratio);
    }
    int decimals = ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0;
    return BigDecimal.valueOf(ratio).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
