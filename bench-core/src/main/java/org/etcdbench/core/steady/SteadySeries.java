package org.etcdbench.core.steady;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoublePredicate;

/**
 * What happened in each second of a run. Immutable.
 *
 * <p>A second in which no request ended has throughput 0, and neither a mean response nor a share
 * of bad requests: both are NaN there, and such seconds are left out of what is computed from them.
 */
public final class SteadySeries {
  private final double[] throughputPerSec;
  private final double[] meanResponseNs;
  private final double[] badShare;

  private SteadySeries(double[] throughputPerSec, double[] meanResponseNs, double[] badShare) {
    this.throughputPerSec = throughputPerSec;
    this.meanResponseNs = meanResponseNs;
    this.badShare = badShare;
  }

  /**
   * Three series of the same length, which are copied.
   *
   * @param throughputPerSec requests that ended well, at least 0
   * @param meanResponseNs their mean response time in nanoseconds, at least 0; NaN if none ended
   * @param badShare errors and timeouts as a share of all that ended, 0..1; NaN if none ended
   * @throws IllegalArgumentException if lengths differ or a value is out of range
   */
  public static SteadySeries of(
      double[] throughputPerSec, double[] meanResponseNs, double[] badShare) {
    int seconds = throughputPerSec.length;
    if (meanResponseNs.length != seconds || badShare.length != seconds) {
      throw new IllegalArgumentException(
          "series must have the same length, got: throughput "
              + seconds
              + ", mean response "
              + meanResponseNs.length
              + ", bad share "
              + badShare.length);
    }
    check("throughput must be >= 0", throughputPerSec, x -> x >= 0 && Double.isFinite(x));
    check(
        "mean response must be >= 0",
        meanResponseNs,
        x -> Double.isNaN(x) || (x >= 0 && Double.isFinite(x)));
    check("bad share must be 0..1", badShare, x -> Double.isNaN(x) || (x >= 0 && x <= 1));
    return new SteadySeries(throughputPerSec.clone(), meanResponseNs.clone(), badShare.clone());
  }

  private static void check(String rule, double[] values, DoublePredicate allowed) {
    for (int second = 0; second < values.length; second++) {
      if (!allowed.test(values[second])) {
        throw new IllegalArgumentException(
            rule + ", got: " + values[second] + " in second " + second);
      }
    }
  }

  /** How many seconds it covers. */
  public int seconds() {
    return throughputPerSec.length;
  }

  /**
   * The seconds {@code from} (included) to {@code to} (not included).
   *
   * @throws IndexOutOfBoundsException unless 0 <= from <= to <= seconds
   */
  public SteadySeries slice(int from, int to) {
    Objects.checkFromToIndex(from, to, seconds());
    return new SteadySeries(
        Arrays.copyOfRange(throughputPerSec, from, to),
        Arrays.copyOfRange(meanResponseNs, from, to),
        Arrays.copyOfRange(badShare, from, to));
  }

  /** Not copied, since nothing in this package writes to it. */
  double[] throughputPerSec() {
    return throughputPerSec;
  }

  double[] meanResponseNs() {
    return meanResponseNs;
  }

  double[] badShare() {
    return badShare;
  }
}
