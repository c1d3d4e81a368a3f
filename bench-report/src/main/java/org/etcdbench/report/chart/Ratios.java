package org.etcdbench.report.chart;

import org.etcdbench.report.digits.RatioText;

/** Ratios as text: {@code 0.53x}. */
final class Ratios {
  private Ratios() {}

  static String text(double ratio) {
    return new RatioText(ratio).ratio();
  }

  /** {@code 0.53x (0.50 to 0.56)}. */
  static String text(double ratio, Interval interval) {
    RatioText text = new RatioText(ratio, interval.low(), interval.high());
    return text.ratio() + " (" + text.interval(" to ") + ")";
  }

  /** A round ratio: without trailing zeros. */
  static String tick(double ratio) {
    return new RatioText(ratio).tick();
  }
}
