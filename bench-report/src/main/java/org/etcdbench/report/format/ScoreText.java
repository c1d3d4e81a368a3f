package org.etcdbench.report.format;

import java.util.Locale;

/**
 * Scores and errors as JMH's {@code ScoreFormatter} prints them at its default precision of three
 * decimals, but in {@link Locale#ROOT}.
 */
final class ScoreText {
  private static final double LEAST_PRINTED = 0.001;
  private static final double APPROXIMATE_BELOW = LEAST_PRINTED / 2;
  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
  private static final char SUPERSCRIPT_MINUS = '\u207b';

  private ScoreText() {}

  /** Whether three decimals would print it as 0; so of every negative score. */
  static boolean isApproximate(double score) {
    return score < APPROXIMATE_BELOW;
  }

  static String score(double score) {
    if (!isApproximate(score)) {
      return String.format(Locale.ROOT, "%.3f", score);
    }
    // JMH's own arithmetic: of 0 and of negative numbers it makes 0
    int power = (int) Math.round(Math.log10(score));
    return "\u2248 " + (power == 0 ? "0" : "10" + superscript(power));
  }

  /** Never 0, as no measurement is without error. */
  static String error(double error) {
    return String.format(Locale.ROOT, "%.3f", Math.max(error, LEAST_PRINTED));
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      text.append(c == '-' ? SUPERSCRIPT_MINUS : SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }
}
