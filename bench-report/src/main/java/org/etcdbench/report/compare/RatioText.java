package org.etcdbench.report.compare;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.jspecify.annotations.Nullable;

/** A ratio and its interval in digits, with as many decimals as it takes to tell them from 1. */
public final class RatioText {
  private static final int USUAL = 2;
  private static final int FINER = 3;
  private static final double SMALL = 0.1;
  private static final double LARGE = 10;
  private static final double VERY_LARGE = 100;

  private final double ratio;
  private final @Nullable Interval interval;
  private final int decimals;

  /** Of an estimate. */
  public RatioText(RatioEstimate estimate) {
    this.ratio = estimate.ratio();
    this.interval = estimate.interval();
    this.decimals = decimals();
  }

  private int decimals() {
    if (ratio >= VERY_LARGE) {
      return 0;
    }
    if (ratio >= LARGE) {
      return 1;
    }
    return ratio < SMALL || looksLikeOne() ? FINER : USUAL;
  }

  /** Whether something that is known to differ from 1 would be printed as 1. */
  private boolean looksLikeOne() {
    return interval != null
        && !interval.contains(1)
        && DoubleStream.of(ratio, interval.low(), interval.high())
            .anyMatch(value -> digits(value, USUAL).equals(digits(1, USUAL)));
  }

  /** Such as {@code 0.53x}. */
  public String ratio() {
    return digits(ratio, decimals) + "x";
  }

  /** Such as {@code 0.50-0.56}, with this between its ends; empty if there is no interval. */
  public String interval(String between) {
    return interval == null
        ? ""
        : digits(interval.low(), decimals) + between + digits(interval.high(), decimals);
  }

  private static String digits(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
