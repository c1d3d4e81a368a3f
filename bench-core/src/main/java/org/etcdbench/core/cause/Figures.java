package org.etcdbench.core.cause;

import java.util.Locale;

/** Figures within sentences. */
final class Figures {
  private static final double TENTH = 0.1;
  private static final double TEN = 10;
  private static final int MOST_DIGITS = 2;

  private Figures() {}

  /** A time with three digits or so. */
  static String ms(double ms) {
    String form = ms < TENTH ? "%.3f ms" : ms < TEN ? "%.2f ms" : "%.1f ms";
    return String.format(Locale.ROOT, form, ms);
  }

  /** A whole percentage. */
  static String pct(double pct) {
    return String.format(Locale.ROOT, "%.0f%%", pct);
  }

  /** A percentage that is above a limit, with the decimals that show it, up to two. */
  static String pctAbove(double pct, double limit) {
    for (int digits = 0; digits < MOST_DIGITS; digits++) {
      String text = String.format(Locale.ROOT, "%." + digits + "f", pct);
      if (Double.parseDouble(text) > limit) {
        return text + "%";
      }
    }
    return String.format(Locale.ROOT, "%." + MOST_DIGITS + "f%%", pct);
  }
}
