package org.etcdbench.core.record;

import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.Latency;

/** A histogram with its exact sum, least and greatest value. Used by one thread at a time. */
final class Distribution {
  private final Histogram histogram;
  private long sumNs;
  private long minNs = Long.MAX_VALUE;
  private long maxNs;

  /**
   * An empty one.
   *
   * @param expectedNs room for values up to this is made at once; for greater ones when they come
   */
  Distribution(long expectedNs) {
    histogram = new Histogram(Latency.RESOLUTION_NS, expectedNs, Latency.DIGITS);
    histogram.setAutoResize(true);
  }

  void record(long valueNs) {
    histogram.recordValue(valueNs);
    sumNs += valueNs;
    minNs = Math.min(minNs, valueNs);
    maxNs = Math.max(maxNs, valueNs);
  }

  void add(Distribution other) {
    histogram.add(other.histogram);
    sumNs += other.sumNs;
    minNs = Math.min(minNs, other.minNs);
    maxNs = Math.max(maxNs, other.maxNs);
  }

  Latency toLatency() {
    // what was recorded must not show in how large it happened to become
    Histogram whole = Latency.newHistogram();
    whole.add(histogram);
    return Latency.of(whole, sumNs, minNs, maxNs);
  }
}
