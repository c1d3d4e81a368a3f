package org.etcdbench.report.digits;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Plain decimal numbers, the same in every locale. What is not finite is an empty text. */
public final class Decimals {
  /** Nanoseconds of a microsecond. */
  public static final double NS_PER_US = 1e3;

  /** Nanoseconds of a millisecond. */
  public static final double NS_PER_MS = 1e6;

  private Decimals() {}

  /** With so many digits behind the point. */
  public static String format(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
  }

  /** With {@code %} behind. */
  public static String percent(double value, int digits) {
    return Double.isFinite(value) ? format(value, digits) + "%" : "";
  }

  /** The same with a sign unless it is rounded to zero. */
  public static String signedPercent(double value, int digits) {
    String text = percent(value, digits);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.replace("-", "") : (value > 0 ? "+" : "") + text;
  }

  /** A number of things: {@code 1 run}, {@code 3 runs}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The digits for a column of milliseconds: its least value decides, so that none loses any. */
  public static int forMs(double... column) {
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
  public static int forRate(double... column) {
    return least(column) < 10_000 ? 1 : 0;
  }

  private static double least(double... column) {
    return DoubleStream.of(column).filter(Double::isFinite).min().orElse(0);
  }
}
