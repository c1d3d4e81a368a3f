package org.etcdbench.report.format;

import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.Differences;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * The figures of one scenario in a comparison; NaN where there are none.
 *
 * @param value of the compared key
 * @param toBase how the metrics that are compared differ from the base's; empty for the base
 * @param open whether the load is open
 * @param runs that measured something
 * @param offered requests per second that an open load asked for
 * @param qps successes per second
 * @param errorPct half the width of its 95 % interval over runs, in percent of it
 * @param meanMs mean response time
 * @param p50Ms median response time
 * @param p99Ms 99th percentile of response time
 * @param littlePct how far throughput × mean latency is from the clients, in percent
 * @param breaksLittlesLaw whether that is too far
 * @param lacksQuantile whether there is a quantile that too few successes lie beyond
 * @param verdict on the figures
 */
record ComparisonLine(
    String value,
    List<Difference> toBase,
    boolean open,
    int runs,
    double offered,
    double qps,
    double errorPct,
    double meanMs,
    double p50Ms,
    double p99Ms,
    double littlePct,
    boolean breaksLittlesLaw,
    boolean lacksQuantile,
    RowVerdict verdict) {

  /** What is printed of what is compared. */
  private static final List<Metric> PRINTED =
      List.of(Metrics.QPS, Metrics.LATENCY_MEAN, Metrics.LATENCY_P50, Metrics.LATENCY_P99);

  /** The lines of scenarios that are alike but for the key; the first is the base. */
  static List<ComparisonLine> of(Comparison.Group group, Differences differences) {
    return group.rows().stream().map(row -> of(row, printed(differences.of(row)))).toList();
  }

  private static List<Difference> printed(List<Difference> differences) {
    return differences.stream().filter(one -> PRINTED.contains(one.metric())).toList();
  }

  private static ComparisonLine of(Comparison.Row row, List<Difference> toBase) {
    ScenarioResult result = row.result();
    Measured measured = Measured.of(result);
    return new ComparisonLine(
        row.value(),
        toBase,
        result.scenario().load() instanceof OpenLoad,
        Measured.runs(result).size(),
        Metrics.OFFERED.ifSupported(measured),
        Metrics.QPS.ifSupported(measured),
        Metrics.QPS.errorPct95(result),
        ms(Metrics.LATENCY_MEAN, measured),
        ms(Metrics.LATENCY_P50, measured),
        ms(Metrics.LATENCY_P99, measured),
        result.littlesLawPct(),
        result.breaksLittlesLaw(),
        lacks(Metrics.LATENCY_P50, measured) || lacks(Metrics.LATENCY_P99, measured),
        RowVerdict.of(result));
  }

  /** How a metric differs from the base's; empty for the base, and for others than these. */
  Optional<Difference> toBase(Metric metric) {
    return toBase.stream().filter(difference -> difference.metric().equals(metric)).findFirst();
  }

  private static boolean lacks(Metric metric, Measured measured) {
    return Double.isNaN(metric.ifSupported(measured)) && !Double.isNaN(metric.of(measured));
  }

  /** Whether it looks as if it broke Little's law, and need not, for its figures are rounded. */
  boolean withinRounding() {
    return !breaksLittlesLaw && Math.abs(littlePct) > ScenarioResult.LITTLES_LAW_LIMIT_PCT;
  }

  boolean hasOneRun() {
    return runs == 1;
  }

  private static double ms(Metric metric, Measured measured) {
    return metric.ifSupported(measured) / Decimals.NS_PER_MS;
  }
}
