package org.etcdbench.report.trend;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.etcdbench.core.result.LatencySummary;
import org.etcdbench.core.result.ScenarioSummary;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * A metric that can be read off a result without its runs, and whose values have a logarithm.
 *
 * @param metric its name, unit and direction
 * @param value its value over all runs of a scenario; NaN where there is no data
 */
public record TrendMetric(Metric metric, ToDoubleFunction<ScenarioSummary> value) {
  private static final List<TrendMetric> ALL =
      List.of(
          new TrendMetric(Metrics.QPS, ScenarioSummary::successesPerSec),
          latency(Metrics.LATENCY_MEAN, LatencySummary::meanNs),
          latency(Metrics.LATENCY_P50, LatencySummary::medianNs),
          latency(Metrics.LATENCY_P90, LatencySummary::percentile90Ns),
          latency(Metrics.LATENCY_P99, LatencySummary::percentile99Ns),
          latency(Metrics.LATENCY_P999, LatencySummary::percentile999Ns),
          latency(Metrics.LATENCY_MAX, LatencySummary::greatestNs),
          service(Metrics.SERVICE_MEAN, LatencySummary::meanNs),
          service(Metrics.SERVICE_P50, LatencySummary::medianNs),
          service(Metrics.SERVICE_P99, LatencySummary::percentile99Ns));

  private static final List<Metric> DEFAULTS =
      List.of(Metrics.QPS, Metrics.LATENCY_P50, Metrics.LATENCY_P99);

  /** Checks that nothing is missing. */
  public TrendMetric {
    Objects.requireNonNull(metric, "metric is null");
    Objects.requireNonNull(value, "value is null");
  }

  /** All of them, throughput first. */
  public static List<TrendMetric> all() {
    return ALL;
  }

  /** Throughput, median and 99th percentile: what is looked at unless something else is asked. */
  public static List<TrendMetric> defaults() {
    return ALL.stream().filter(metric -> DEFAULTS.contains(metric.metric())).toList();
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException naming all, if there is none
   */
  public static TrendMetric byName(String name) {
    return ALL.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric '"
                        + name
                        + "' that a trend can be made of; there are: "
                        + ALL.stream().map(TrendMetric::name).collect(Collectors.joining(", "))));
  }

  /** The metric's name. */
  public String name() {
    return metric.name();
  }

  /** The value; empty where there is none, or it rests on too few requests, or has no logarithm. */
  OptionalDouble of(ScenarioSummary row) {
    double score = value.applyAsDouble(row);
    boolean usable =
        row.latency().count() >= metric.leastOk() && score > 0 && Double.isFinite(score);
    return usable ? OptionalDouble.of(score) : OptionalDouble.empty();
  }

  private static TrendMetric latency(Metric metric, ToDoubleFunction<LatencySummary> value) {
    return new TrendMetric(metric, row -> value.applyAsDouble(row.latency()));
  }

  private static TrendMetric service(Metric metric, ToDoubleFunction<LatencySummary> value) {
    return new TrendMetric(
        metric, row -> row.recordedService().map(value::applyAsDouble).orElse(Double.NaN));
  }
}
