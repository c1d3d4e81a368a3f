package org.etcdbench.core.result.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * The latencies of one interval: one line of {@code latency.hlog}.
 *
 * @param tag what was recorded, see {@link IntervalTag}; {@code [A-Za-z0-9_.:-]+}
 * @param start when the interval began; the log keeps milliseconds
 * @param length above 0, at most {@link #LONGEST}; the log keeps milliseconds
 * @param histogram values in nanoseconds; copied, so that the recorder may reuse its own
 */
public record IntervalEntry(String tag, Instant start, Duration length, Histogram histogram) {
  /** Longer intervals would hide what happens within them. */
  public static final Duration LONGEST = Duration.ofSeconds(1);

  /** Checks tag and length, and copies the histogram. */
  public IntervalEntry {
    IntervalTag.check(tag);
    Objects.requireNonNull(start, "start is null");
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "length must be > 0 and <= " + LONGEST.toMillis() + "ms, got: " + length);
    }
    histogram = histogram.copy();
    histogram.setTag(tag);
  }
}
