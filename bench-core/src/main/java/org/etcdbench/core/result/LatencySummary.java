package org.etcdbench.core.result;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says of a distribution of latencies without its histogram.
 *
 * @param count recorded values, at least 0
 * @param sumNs their sum in nanoseconds
 * @param maxNs the greatest; 0 if there are none
 * @param p50Ns the median, exact to 0.1 % like the other quantiles; null if there are no values
 * @param p90Ns the 90th percentile, likewise
 * @param p99Ns the 99th percentile, likewise
 * @param p999Ns the 99.9th percentile, likewise
 */
public record LatencySummary(
    long count,
    long sumNs,
    long maxNs,
    @Nullable Long p50Ns,
    @Nullable Long p90Ns,
    @Nullable Long p99Ns,
    @Nullable Long p999Ns) {

  /** Checks that the quantiles are there if there are values. */
  public LatencySummary {
    if (count < 0) {
      throw new IllegalArgumentException("count must be >= 0, got: " + count);
    }
    if (count > 0 && (p50Ns == null || p90Ns == null || p99Ns == null || p999Ns == null)) {
      throw new IllegalArgumentException(
          "p50Ns, p90Ns, p99Ns and p999Ns must be there: there are " + count + " values");
    }
  }

  /** That of a whole distribution. */
  public static LatencySummary of(Latency latency) {
    boolean empty = latency.count() == 0;
    Histogram histogram = latency.decode();
    return new LatencySummary(
        latency.count(),
        latency.sumNs(),
        latency.maxNs(),
        empty ? null : quantileNs(histogram, latency, 50),
        empty ? null : quantileNs(histogram, latency, 90),
        empty ? null : quantileNs(histogram, latency, 99),
        empty ? null : quantileNs(histogram, latency, 99.9));
  }

  private static Long quantileNs(Histogram histogram, Latency latency, double percent) {
    return Math.min(histogram.getValueAtPercentile(percent), latency.maxNs());
  }

  /** The mean in nanoseconds; NaN if there are no values. */
  public double meanNs() {
    return count == 0 ? Double.NaN : (double) sumNs / count;
  }

  /** The greatest value in nanoseconds; NaN if there are no values. */
  public double greatestNs() {
    return count == 0 ? Double.NaN : maxNs;
  }

  /** The median in nanoseconds; NaN if there are no values. */
  public double medianNs() {
    return orNaN(p50Ns);
  }

  /** The 90th percentile in nanoseconds; NaN if there are no values. */
  public double percentile90Ns() {
    return orNaN(p90Ns);
  }

  /** The 99th percentile in nanoseconds; NaN if there are no values. */
  public double percentile99Ns() {
    return orNaN(p99Ns);
  }

  /** The 99.9th percentile in nanoseconds; NaN if there are no values. */
  public double percentile999Ns() {
    return orNaN(p999Ns);
  }

  private static double orNaN(@Nullable Long value) {
    return value == null ? Double.NaN : value;
  }
}
