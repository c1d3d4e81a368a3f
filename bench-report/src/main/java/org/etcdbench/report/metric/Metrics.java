package org.etcdbench.report.metric;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.metric.Metric.Unit;

/** All metrics. Latency is response time: what a user of the cluster waits. */
public final class Metrics {

  /** A quantile is supported if at least this many requests lie beyond it: N(1 − p) ≥ 10. */
  public static final int LEAST_BEYOND_QUANTILE = 10;

  private static final int PERMILLE = 1000;

  /** Successful requests per second. */
  public static final Metric QPS =
      new Metric("qps", Unit.OPS_PER_SEC, Better.HIGHER, 0, Measured::okPerSec);

  /** Requests per second that the schedule of an open load asked for. */
  public static final Metric OFFERED =
      new Metric("offered", Unit.OPS_PER_SEC, Better.NEITHER, 0, Measured::offeredPerSec);

  /** Mean response time of successes. */
  public static final Metric LATENCY_MEAN = mean("latency.mean", Measured::response);

  /** Median response time of successes. */
  public static final Metric LATENCY_P50 = quantile("latency.p50", Measured::response, 500);

  /** 90th percentile of the response time of successes. */
  public static final Metric LATENCY_P90 = quantile("latency.p90", Measured::response, 900);

  /** 99th percentile of the response time of successes. */
  public static final Metric LATENCY_P99 = quantile("latency.p99", Measured::response, 990);

  /** 99.9th percentile of the response time of successes. */
  public static final Metric LATENCY_P999 = quantile("latency.p99.9", Measured::response, 999);

  /** Greatest response time of a success. */
  public static final Metric LATENCY_MAX = max("latency.max", Measured::response);

  /** Mean service time of successes. */
  public static final Metric SERVICE_MEAN = mean("service.mean", Measured::service);

  /** Median service time of successes. */
  public static final Metric SERVICE_P50 = quantile("service.p50", Measured::service, 500);

  /** 99th percentile of the service time of successes. */
  public static final Metric SERVICE_P99 = quantile("service.p99", Measured::service, 990);

  /** 99.9th percentile of how late the generator sent successes. */
  public static final Metric START_DELAY_P999 =
      quantile("start_delay.p99.9", Measured::startDelay, 999);

  /** How late the generator sent a success at the most. */
  public static final Metric START_DELAY_MAX = max("start_delay.max", Measured::startDelay);

  /** CPU time of the generator for each request. */
  public static final Metric GENERATOR_CPU =
      new Metric("generator.cpu", Unit.NS, Better.LOWER, 0, Measured::generatorCpuNs);

  /** Share of the time that the busiest thread of the generator ran on a CPU. */
  public static final Metric GENERATOR_BUSIEST_THREAD =
      new Metric(
          "generator.busiest_thread", Unit.PERCENT, Better.LOWER, 0, Measured::busiestThreadPct);

  /** Requests that did not succeed. */
  public static final Metric ERRORS =
      new Metric("errors", Unit.COUNT, Better.LOWER, 0, Measured::errors);

  private static final List<Metric> ALL =
      List.of(
          QPS,
          OFFERED,
          LATENCY_MEAN,
          LATENCY_P50,
          LATENCY_P90,
          LATENCY_P99,
          LATENCY_P999,
          LATENCY_MAX,
          SERVICE_MEAN,
          SERVICE_P50,
          SERVICE_P99,
          START_DELAY_P999,
          START_DELAY_MAX,
          GENERATOR_CPU,
          GENERATOR_BUSIEST_THREAD,
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

  private static Metric mean(String name, Function<Measured, TimeDistribution> time) {
    return new Metric(name, Unit.NS, Better.LOWER, 1, m -> time.apply(m).meanNs());
  }

  private static Metric max(String name, Function<Measured, TimeDistribution> time) {
    return new Metric(name, Unit.NS, Better.LOWER, 1, m -> time.apply(m).maxNs());
  }

  private static Metric quantile(
      String name, Function<Measured, TimeDistribution> time, int permille) {
    // in whole numbers: 100 * (1 - 0.9) is less than 10 in doubles
    int beyond = PERMILLE - permille;
    int leastOk = (LEAST_BEYOND_QUANTILE * PERMILLE + beyond - 1) / beyond;
    return new Metric(
        name, Unit.NS, Better.LOWER, leastOk, m -> time.apply(m).quantileNs(permille));
  }
}
