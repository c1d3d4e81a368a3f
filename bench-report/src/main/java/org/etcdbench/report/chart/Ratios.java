package org.etcdbench.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Ratios as text: {@code 0.53x}. */
final class Ratios {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  /** Intervals that are no wider than this factor have a third decimal. */
  private static final double NARROW = 1.03;

  private Ratios() {}

  /** With two decimals; with one or none where it is large, and with two digits where small. */
  static String text(double ratio) {
    return digits(ratio, 2) + "x";
  }

  /** {@code 0.53x (0.50 to 0.56)}. */
  static String text(double ratio, Interval interval) {
    int decimals = interval.high() <= interval.low() * NARROW ? 3 : 2;
    return "%sx (%s to %s)"
        .formatted(
            digits(ratio, decimals),
            digits(interval.low(), decimals),
            digits(interval.high(), decimals));
  }

  /** A round ratio: without trailing zeros. */
  static String tick(double ratio) {
    BigDecimal number = new BigDecimal(digits(ratio, 2));
    return number.stripTrailingZeros().toPlainString() + "x";
  }

  private static String digits(double ratio, int decimals) {
    BigDecimal number = BigDecimal.valueOf(ratio);
    if (ratio > 0 && ratio < 0.0995) {
      return number.round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }
    int shown = ratio < 9.995 ? decimals : ratio < 99.95 ? 1 : 0;
    return number.setScale(shown, RoundingMode.HALF_UP).toPlainString();
  }
}
