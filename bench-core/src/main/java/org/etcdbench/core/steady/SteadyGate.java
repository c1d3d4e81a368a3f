package org.etcdbench.core.steady;

import java.time.Duration;

/**
 * The first stage: has the warm-up settled by now?
 *
 * <p>It has when the drift test passes in two checks 5 s apart, over the window that ends now and
 * over the one that ended 5 s ago: |Theil-Sen slope| · window and |median of the first half −
 * median of the second half| are at most the tolerance times the median, for throughput and for
 * mean response; the bad share may move by the tolerance itself. Tested are medians of 5 s, or of a
 * twelfth of a shorter window, at least one second.
 *
 * <p>A short window sees little: with noise of 3 % and 10 s, chance alone fails many checks, and a
 * slow warm-up passes some. Prefer the default where there is time for it.
 *
 * @param window 10 s to 1 h, in whole seconds
 * @param tolerance above 0, below 1
 */
public record SteadyGate(Duration window, double tolerance) {
  private static final Duration MAX_WINDOW = Duration.ofHours(1);

  /** Between two checks. */
  public static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  /** Windows of a minute, 5 %. */
  public static final SteadyGate DEFAULT = new SteadyGate(Duration.ofSeconds(60), 0.05);

  /** Checks the bounds. */
  public SteadyGate {
    if (window.toSeconds() < DriftRule.MIN_SECONDS
        || window.compareTo(MAX_WINDOW) > 0
        || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
      throw new IllegalArgumentException(
          "window must be 10s..3600s in whole seconds, got: " + window.toMillis() + "ms");
    }
    DriftRule.checkTolerance(tolerance);
  }

  /** The seconds that it takes to pass at least. */
  public int minSeconds() {
    return windowSeconds() + intervalSeconds();
  }

  private int windowSeconds() {
    return (int) window.toSeconds();
  }

  private static int intervalSeconds() {
    return (int) CHECK_INTERVAL.toSeconds();
  }

  /**
   * Looks at the end of what there is so far; to be asked again every {@link #CHECK_INTERVAL}.
   *
   * @param soFar all whole seconds since the load began
   */
  public Finding check(SteadySeries soFar) {
    int now = soFar.seconds();
    if (now < minSeconds()) {
      return new Finding(false, now + " s of the " + minSeconds() + " s that the gate looks at");
    }
    Finding earlier = endingAt(soFar, now - intervalSeconds());
    Finding latest = endingAt(soFar, now);
    if (!latest.passed()) {
      return latest;
    }
    return earlier.passed()
        ? latest
        : new Finding(false, "5 s before, " + earlier.evidence() + "; it takes two checks");
  }

  private Finding endingAt(SteadySeries soFar, int end) {
    return DriftRule.check(soFar.slice(end - windowSeconds(), end), tolerance);
  }
}
