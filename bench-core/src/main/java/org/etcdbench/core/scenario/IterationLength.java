package org.etcdbench.core.scenario;

import java.time.Duration;
import java.util.Objects;

/** How long one iteration measures. */
public sealed interface IterationLength {

  /**
   * Until this many requests are done.
   *
   * @param count requests, 1..{@link #MOST}
   */
  record Requests(long count) implements IterationLength {
    /** More would take years. */
    public static final long MOST = 1_000_000_000_000L;

    /** Checks the bound. */
    public Requests {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("requests must be 1.." + MOST + ", got: " + count);
      }
    }

    @Override
    public String toString() {
      return count + " requests";
    }
  }

  /**
   * For this long.
   *
   * @param duration at least {@link #SHORTEST}
   */
  record Time(Duration duration) implements IterationLength {
    /** Shorter windows hold too few requests to mean anything. */
    public static final Duration SHORTEST = Duration.ofMillis(10);

    /** Checks the bound. */
    public Time {
      Objects.requireNonNull(duration, "duration is null");
      if (duration.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "time must be >= " + SHORTEST.toMillis() + "ms, got: " + duration.toMillis() + "ms");
      }
      if (duration.compareTo(Durations.LONGEST) > 0) {
        throw new IllegalArgumentException(
            "time must be <= "
                + Durations.format(Durations.LONGEST)
                + ", got: "
                + Durations.format(duration));
      }
    }

    @Override
    public String toString() {
      return Durations.format(duration);
    }
  }

  /**
   * Until throughput and response time neither drift nor jump any more; of a warm-up only. See
   * {@code org.etcdbench.core.steady} for the rule.
   *
   * @param window how long they must have been steady, {@link #SHORTEST_WINDOW} to {@link
   *     #LONGEST_WINDOW}, in whole seconds
   * @param limit when to go on all the same, and say so; at least 5 s more than the window
   */
  record Steady(Duration window, Duration limit) implements IterationLength {
    /** Shorter windows cannot tell a drift from noise. */
    public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

    /** Who waits longer for a cluster to settle measures something else. */
    public static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    /** The gate looks twice, this far apart. */
    private static final Duration CHECKS = Duration.ofSeconds(5);

    /** Checks the bounds. */
    public Steady {
      boolean whole = window.equals(Duration.ofSeconds(window.toSeconds()));
      if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0 || !whole) {
        throw new IllegalArgumentException(
            "window must be "
                + Durations.format(SHORTEST_WINDOW)
                + ".."
                + Durations.format(LONGEST_WINDOW)
                + " in whole seconds, got: "
                + Durations.format(window));
      }
      Duration least = window.plus(CHECKS);
      if (limit.compareTo(least) < 0) {
        throw new IllegalArgumentException(
            "limit must be >= the window and "
                + Durations.format(CHECKS)
                + " to look again, "
                + Durations.format(least)
                + ", got: "
                + Durations.format(limit));
      }
    }

    @Override
    public String toString() {
      return "steady over " + Durations.format(window);
    }
  }
}
