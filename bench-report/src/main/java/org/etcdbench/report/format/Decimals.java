package org.etcdbench.report.format;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Plain decimal numbers, the same in every locale. What is not finite is an empty text. */
final class Decimals {
  static final double NS_PER_US = 1e3;
  static final double NS_PER_MS = 1e6;

  private Decimals() {}

  static String format(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
  }

  /** With a sign unless it is rounded to zero, and {@code %} behind. */
  static String signedPercent(double value, int digits) {
    String text = format(value, digits);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    String sign = value > 0 ? "+" : "";
    return text.isEmpty() ? "" : (zero ? text.replace("-", "") : sign + text) + "%";
  }

  /** The digits for a column of milliseconds: its least value decides, so that none loses any. */
  static int forMs(double... column) {
    double least = least(column);
    if (least > 0 && least < 0.01) {
      return 6;
    }
    if (least < 10) {
      return 3;
    }
    return least < 100 ? 2 : 1;
  }

  /** The digits for a column of requests per second: likewise. */
  static int forRate(double... column) {
    return least(column) < 10_000 ? 1 : 0;
  }

  private static double least(double... column) {
    return DoubleStream.of(column).filter(Double::isFinite).min().orElse(0);
  }
}
