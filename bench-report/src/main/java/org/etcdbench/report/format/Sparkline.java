package org.etcdbench.report.format;

import java.util.Arrays;

/** A line of values as a line of text: each is a bar of one of eight heights. */
final class Sparkline {
  private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

  /** A difference of less than this share of a value is not worth a step. */
  private static final double LEAST_SPAN = 0.1;

  private Sparkline() {}

  /** The last values, at most so many; the least and the greatest of them set the scale. */
  static String of(double[] values, int atMost) {
    double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - atMost), values.length);
    double least = Arrays.stream(last).min().orElse(0);
    double greatest = Arrays.stream(last).max().orElse(0);
    // else noise of a percent would look like a mountain range
    double span = Math.max(greatest - least, LEAST_SPAN * greatest);
    double bottom = (least + greatest - span) / 2;
    StringBuilder text = new StringBuilder();
    for (double value : last) {
      int height = (int) Math.floor((value - bottom) / span * BARS.length());
      text.append(BARS.charAt(Math.max(0, Math.min(height, BARS.length() - 1))));
    }
    return text.toString();
  }
}
