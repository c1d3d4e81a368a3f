package org.etcdbench.core.preflight;

import java.util.Arrays;
import java.util.Locale;

/** Measured durations, in order. */
final class SortedTimes {
  private static final double NS_PER_US = 1e3;
  private static final double NS_PER_MS = 1e6;

  private final long[] ns;

  /** Of these durations in nanoseconds, at least one. */
  SortedTimes(long[] ns) {
    if (ns.length == 0) {
      throw new IllegalArgumentException("durations must be >= 1, got: 0");
    }
    this.ns = ns.clone();
    Arrays.sort(this.ns);
  }

  int count() {
    return ns.length;
  }

  /**
   * The smallest duration that at least so many percent do not exceed (nearest rank).
   *
   * @param pct 0..100
   */
  long percentileNs(double pct) {
    int rank = (int) Math.ceil(pct / 100 * ns.length);
    return ns[Math.max(0, rank - 1)];
  }

  /** A duration in the unit that leaves it readable. */
  static String text(long durationNs) {
    return durationNs < NS_PER_MS
        ? String.format(Locale.ROOT, "%.0f µs", durationNs / NS_PER_US)
        : String.format(Locale.ROOT, "%.2f ms", durationNs / NS_PER_MS);
  }
}
