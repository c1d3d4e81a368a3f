package org.etcdbench.report.gate;

import java.util.List;
import java.util.Objects;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * What is gated, and how strictly.
 *
 * @param metrics of each row, at least one; each has a good and a bad direction
 * @param tolerances how much worse each may be; none of a metric that is not gated
 * @param maxErrorRate share of requests that may fail, 0..1: 0.001 is 0.1 %
 */
public record GateRules(List<Metric> metrics, Tolerances tolerances, double maxErrorRate) {
  /** What is gated unless something else is asked for. */
  public static final List<Metric> DEFAULT_METRICS = List.of(Metrics.QPS, Metrics.LATENCY_P99);

  /** What may fail unless something else is asked for. */
  public static final double DEFAULT_MAX_ERROR_RATE = 0.001;

  /** The risk that anything at all is called a regression that is none. */
  static final double ALPHA = 0.05;

  /** Checks them. */
  public GateRules {
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(tolerances, "tolerances is null");
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one metric");
    }
    for (Metric metric : metrics) {
      boolean ratio = metric.unit() != Metric.Unit.COUNT && metric.unit() != Metric.Unit.PERCENT;
      if (metric.better() == Metric.Better.NEITHER || !ratio) {
        throw new IllegalArgumentException(
            metric.name() + " cannot be gated by its ratio; errors have a limit of their own");
      }
    }
    if (metrics.stream().distinct().count() < metrics.size()) {
      throw new IllegalArgumentException("a metric is named twice");
    }
    tolerances.requireGated(metrics);
    if (!(maxErrorRate >= 0 && maxErrorRate <= 1)) {
      throw new IllegalArgumentException("maxErrorRate must be 0..1, got: " + maxErrorRate);
    }
  }
}
