package org.etcdbench.report.metric;

import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.metric.Metric.Unit;

/** All metrics. */
public final class Metrics {

  /** A quantile is supported if at least this many requests lie beyond it: N(1 − p) ≥ 10. */
  public static final int LEAST_BEYOND_QUANTILE = 10;

  private static final int PERMILLE = 1000;

  /** Successful requests per second. */
  public static final Metric QPS =
      new Metric("qps", Unit.OPS_PER_SEC, Better.HIGHER, 0, Measured::okPerSec);

  /** Mean response time of successes. */
  public static final Metric LATENCY_MEAN =
      new Metric("latency.mean", Unit.NS, Better.LOWER, 1, Measured::meanNs);

  /** Median response time of successes. */
  public static final Metric LATENCY_P50 = quantile("latency.p50", 500);

  /** 90th percentile of the response time of successes. */
  public static final Metric LATENCY_P90 = quantile("latency.p90", 900);

  /** 99th percentile of the response time of successes. */
  public static final Metric LATENCY_P99 = quantile("latency.p99", 990);

  /** 99.9th percentile of the response time of successes. */
  public static final Metric LATENCY_P999 = quantile("latency.p99.9", 999);

  /** Greatest response time of a success. */
  public static final Metric LATENCY_MAX =
      new Metric("latency.max", Unit.NS, Better.LOWER, 1, Measured::maxNs);

  /** Requests that did not succeed. */
  public static final Metric ERRORS =
      new Metric("errors", Unit.COUNT, Better.LOWER, 0, Measured::errors);

  private static final List<Metric> ALL =
      List.of(
          QPS,
          LATENCY_MEAN,
          LATENCY_P50,
          LATENCY_P90,
          LATENCY_P99,
          LATENCY_P999,
          LATENCY_MAX,
          ERRORS);

  private Metrics() {}

  /** All metrics, throughput first. */
  public static List<Metric> all() {
    return ALL;
  }

  /**
   * The metric of this name.
   *
   * @throws IllegalArgumentException naming all metrics, if there is none
   */
  public static Metric byName(String name) {
    return ALL.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric '"
                        + name
                        + "'; there are: "
                        + ALL.stream().map(Metric::name).collect(Collectors.joining(", "))));
  }

  private static Metric quantile(String name, int permille) {
    // in whole numbers: 100 * (1 - 0.9) is less than 10 in doubles
    int beyond = PERMILLE - permille;
    int leastOk = (LEAST_BEYOND_QUANTILE * PERMILLE + beyond - 1) / beyond;
    return new Metric(name, Unit.NS, Better.LOWER, leastOk, m -> m.quantileNs(permille));
  }
}
