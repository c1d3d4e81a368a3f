package org.etcdbench.report.metric;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.Latency;

/**
 * One of the times of requests: response, service or start delay. Figures that there is no data for
 * are NaN. Immutable as long as nobody is given its histogram.
 */
public final class TimeDistribution {
  private final Latency latency;
  private final Histogram histogram;

  private TimeDistribution(Latency latency) {
    this.latency = latency;
    this.histogram = latency.decode();
  }

  /** The distribution of all values of all parts. */
  static TimeDistribution of(List<Latency> parts) {
    return new TimeDistribution(parts.size() == 1 ? parts.get(0) : Latency.merge(parts));
  }

  /** How many values there are. */
  public long count() {
    return latency.count();
  }

  /** The exact mean in nanoseconds. */
  public double meanNs() {
    return latency.meanNs();
  }

  /** The exact greatest value in nanoseconds. */
  public double maxNs() {
    return count() == 0 ? Double.NaN : latency.maxNs();
  }

  /**
   * A quantile in nanoseconds, exact to 0.1 %.
   *
   * @param permille 0..1000
   */
  public double quantileNs(int permille) {
    if (count() == 0) {
      return Double.NaN;
    }
    // a histogram answers with the upper edge of a bucket, which may lie beyond every value
    return Math.min(histogram.getValueAtPercentile(permille / 10.0), latency.maxNs());
  }
}
