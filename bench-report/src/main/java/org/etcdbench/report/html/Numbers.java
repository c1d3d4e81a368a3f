package org.etcdbench.report.html;

import java.util.Locale;
import org.etcdbench.report.digits.Decimals;

/** Figures as a page has them: with a unit that fits, digits in groups. */
final class Numbers {
  private Numbers() {}

  static String fixed(double value, int digits) {
    return Decimals.format(value, digits);
  }

  /** With digits in groups: {@code 12,218}. */
  static String grouped(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.0f", value) : "";
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
}
