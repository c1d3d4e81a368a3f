package org.etcdbench.report.stats;

import java.util.Locale;

/** The share of pairs of runs in which one side is larger, in words. */
public final class EffectSize {
  private EffectSize() {}

  /**
   * Such as {@code larger in 96 % of pairs}, or {@code as often larger as smaller}.
   *
   * @param superiority as {@link RatioEstimate#superiority()}, 0..1
   */
  public static String words(double superiority) {
    if (!(superiority >= 0 && superiority <= 1)) {
      throw new IllegalArgumentException("superiority must be 0..1, got: " + superiority);
    }
    long larger = Math.round(100 * superiority);
    if (larger == 50) {
      return "as often larger as smaller";
    }
    return larger > 50
        ? String.format(Locale.ROOT, "larger in %d %% of pairs", larger)
        : String.format(Locale.ROOT, "smaller in %d %% of pairs", 100 - larger);
  }
}
