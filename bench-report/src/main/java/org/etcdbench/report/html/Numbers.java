package org.etcdbench.report.html;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Figures as text, the same in every locale. What is not finite is an empty text. */
final class Numbers {
  static final double NS_PER_MS = 1e6;
  static final double NS_PER_US = 1e3;

  private static final double LARGE_RATIO = 10;

  private Numbers() {}

  static String fixed(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
  }

  /** With digits in groups: {@code 12,218}. */
  static String grouped(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.0f", value) : "";
  }

  static String percent(double value, int digits) {
    return Double.isFinite(value) ? fixed(value, digits) + "%" : "";
  }

  /** With a sign unless it is rounded to zero. */
  static String signedPercent(double value, int digits) {
    String text = percent(value, digits);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.replace("-", "") : (value > 0 ? "+" : "") + text;
  }

  static String ratio(double value) {
    return Double.isFinite(value) ? plainRatio(value) + "\u00d7" : "";
  }

  /** The same without a sign behind it. */
  static String plainRatio(double value) {
    return fixed(value, value < LARGE_RATIO ? 2 : 1);
  }

  /** With three digits and a unit that fits. */
  static String ms(double ms) {
    if (!Double.isFinite(ms)) {
      return "";
    }
    if (ms >= 1000) {
      return three(ms / 1000) + " s";
    }
    return ms >= 0.1 || ms == 0 ? three(ms) + " ms" : three(ms * 1000) + " \u00b5s";
  }

  private static String three(double value) {
    return fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0);
  }

  static String perSec(double value) {
    return value < 100 ? fixed(value, 1) : grouped(value);
  }

  /** The digits for a column of milliseconds: its least value decides, so that none loses any. */
  static int digitsOfMs(DoubleStream column) {
    double least = column.filter(Double::isFinite).min().orElse(0);
    if (least > 0 && least < 0.01) {
      return 6;
    }
    if (least < 10) {
      return 3;
    }
    return least < 100 ? 2 : 1;
  }
}
