package org.etcdbench.report.digits;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/**
 * A ratio and its interval in digits, with as many decimals as it takes to tell them from 1 and
 * from 0. What is not finite is an empty text.
 */
public final class RatioText {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final int USUAL = 2;
  private static final int FINER = 3;

  /** Below it two decimals would be one digit, or none. */
  private static final double SMALL = 0.0995;

  private static final double LARGE = 9.995;
  private static final double VERY_LARGE = 99.95;

  private final double ratio;
  private final double low;
  private final double high;
  private final int decimals;

  /** A ratio of which nobody knows how sure it is. */
  public RatioText(double ratio) {
    this(ratio, Double.NaN, Double.NaN);
  }

  /** A ratio and the ends of its interval; NaN for both if there is none. */
  public RatioText(double ratio, double low, double high) {
    this.ratio = ratio;
    this.low = low;
    this.high = high;
    this.decimals = looksLikeOne() ? FINER : USUAL;
  }

  /** Whether something that is known to differ from 1 would be printed as 1. */
  private boolean looksLikeOne() {
    return (low > 1 || high < 1)
        && DoubleStream.of(ratio, low, high)
            .anyMatch(value -> digits(value, USUAL).equals(digits(1, USUAL)));
  }

  /** Such as {@code 0.53x}. */
  public String ratio() {
    return Double.isFinite(ratio) ? digits(ratio, decimals) + "x" : "";
  }

  /** Such as {@code 0.50-0.56}, with this between its ends; empty if there is no interval. */
  public String interval(String between) {
    return Double.isFinite(low) && Double.isFinite(high)
        ? digits(low, decimals) + between + digits(high, decimals)
        : "";
  }

  /** A round ratio, as below an axis: without trailing zeros. */
  public String tick() {
    return new BigDecimal(digits(ratio, decimals)).stripTrailingZeros().toPlainString() + "x";
  }

  private static String digits(double value, int decimals) {
    BigDecimal number = BigDecimal.valueOf(value);
    if (value > 0 && value < SMALL) {
      return number.round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }
    int shown = value < LARGE ? decimals : value < VERY_LARGE ? 1 : 0;
    return number.setScale(shown, RoundingMode.HALF_UP).toPlainString();
  }
}
