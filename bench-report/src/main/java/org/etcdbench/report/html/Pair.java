package org.etcdbench.report.html;

import java.util.Optional;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;

/**
 * Two rows of which one is set against the other.
 *
 * @param label what they have in common
 * @param base the one
 * @param other the other
 * @param throughput how their throughputs differ
 * @param tail how their p99 of the response time differ
 */
record Pair(String label, Row base, Row other, Difference throughput, Difference tail) {

  /** A change of less does not matter, in percent. */
  static final int TOLERANCE_PCT = 5;

  private static final double TOLERANCE = 1 + TOLERANCE_PCT / 100.0;

  static Pair of(String label, Row base, Row other) {
    return new Pair(
        label,
        base,
        other,
        Difference.of(Metrics.QPS, base.result(), other.result(), true),
        Difference.of(Metrics.LATENCY_P99, base.result(), other.result(), true));
  }

  /** Whether both may be used. */
  boolean valid() {
    return base.valid() && other.valid();
  }

  /** What tells most: under an open load the throughput is what was asked for. */
  Difference telling() {
    return base.open() ? tail : throughput;
  }

  /** The estimate; NaN where none can be made. */
  static double ratio(Difference difference) {
    return difference.estimate().map(RatioEstimate::ratio).orElse(Double.NaN);
  }

  static Optional<Interval> interval(Difference difference) {
    return difference.estimate().flatMap(RatioEstimate::interval95);
  }

  /** What the ratio comes to. */
  static Call call(Difference difference) {
    boolean small =
        interval(difference).filter(i -> i.inside(1 / TOLERANCE, TOLERANCE)).isPresent();
    return switch (difference.shown()) {
      case NOT_MEASURED, TOO_FEW_RUNS -> Call.TOO_FEW_RUNS;
      case NOTHING -> small ? Call.SAME : Call.UNSURE;
      case DIFFERENT ->
          small
              ? Call.SAME
              : better(difference.metric(), ratio(difference)) ? Call.BETTER : Call.WORSE;
    };
  }

  private static boolean better(Metric metric, double ratio) {
    return ratio > 1 == (metric.better() == Better.HIGHER);
  }
}
