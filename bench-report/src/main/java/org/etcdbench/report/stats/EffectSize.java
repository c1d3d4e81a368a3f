package org.etcdbench.report.stats;

import java.util.Locale;

/** The share of pairs of runs in which one side is larger, in words. */
public final class EffectSize {
  private static final int ALL = 100;
  private static final int EVEN = 50;

  private EffectSize() {}

  /**
   * Such as {@code larger in 96 % of pairs}, or {@code as often larger as smaller}.
   *
   * @param superiority as {@link RatioEstimate#superiority()}, 0..1
   */
  public static String words(double superiority) {
    int percent = percentLarger(superiority);
    if (percent == EVEN) {
      return "as often larger as smaller";
    }
    return percent > EVEN
        ? String.format(Locale.ROOT, "larger in %d %% of pairs", percent)
        : String.format(Locale.ROOT, "smaller in %d %% of pairs", ALL - percent);
  }

  /**
   * The same for a column of a table: {@code 96 % larger}, or {@code even}.
   *
   * @param superiority as {@link RatioEstimate#superiority()}, 0..1
   */
  public static String brief(double superiority) {
    int percent = percentLarger(superiority);
    if (percent == EVEN) {
      return "even";
    }
    return percent > EVEN
        ? String.format(Locale.ROOT, "%d %% larger", percent)
        : String.format(Locale.ROOT, "%d %% smaller", ALL - percent);
  }

  private static int percentLarger(double superiority) {
    if (!(superiority >= 0 && superiority <= 1)) {
      throw new IllegalArgumentException("superiority must be 0..1, got: " + superiority);
    }
    return (int) Math.round(ALL * superiority);
  }
}
