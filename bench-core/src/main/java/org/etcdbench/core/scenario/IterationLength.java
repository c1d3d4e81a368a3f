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
    }

    @Override
    public String toString() {
      return Durations.format(duration);
    }
  }
}
