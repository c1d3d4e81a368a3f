package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.Differences;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RatioEstimate.Design;

/**
 * Two rows of which one is set against the other.
 *
 * @param label what they have in common
 * @param base the one
 * @param other the other
 * @param differences how they differ, by each metric that is compared
 */
record Pair(String label, Row base, Row other, List<Difference> differences) {

  /** A change of less does not matter, in percent. */
  static final int TOLERANCE_PCT = 5;

  private static final double TOLERANCE = 1 + TOLERANCE_PCT / 100.0;

  Pair {
    differences = List.copyOf(differences);
  }

  /** Rows that each are set against one base, and judged together. */
  static List<Pair> against(Row base, List<Row> others) {
    List<List<Difference>> judged =
        Differences.together(
            others.stream()
                .map(
                    other ->
                        Differences.COMPARED.stream()
                            .map(of -> Difference.of(of, base.result(), other.result(), true))
                            .toList())
                .toList());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      pairs.add(new Pair("", base, others.get(i), judged.get(i)));
    }
    return pairs;
  }

  /** Whether both may be used. */
  boolean valid() {
    return base.valid() && other.valid();
  }

  /**
   * How they differ by this metric.
   *
   * @throws IllegalArgumentException if it is not compared
   */
  Difference by(Metric metric) {
    return differences.stream()
        .filter(difference -> difference.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(metric.name() + " is not compared"));
  }

  /** How their throughputs differ. */
  Difference throughput() {
    return by(Metrics.QPS);
  }

  /** How their p99 of the response time differ. */
  Difference tail() {
    return by(Metrics.LATENCY_P99);
  }

  /** What tells most: under an open load the throughput is what was asked for. */
  Difference telling() {
    return base.open() ? tail() : throughput();
  }

  /** The estimate; NaN where none can be made. */
  static double ratio(Difference difference) {
    return difference.estimate().map(RatioEstimate::ratio).orElse(Double.NaN);
  }

  static Optional<Interval> interval(Difference difference) {
    return difference.estimate().flatMap(RatioEstimate::interval95);
  }

  /** Whether it rests on one run each, so that how runs differ is not in its interval. */
  static boolean withinRun(Difference difference) {
    return difference.has(Design.WITHIN_RUN);
  }

  /** What the ratio comes to; one run a side is too few to decide anything. */
  static Call call(Difference difference) {
    if (withinRun(difference)) {
      return Call.TOO_FEW_RUNS;
    }
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
