package org.etcdbench.report.format;

import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Sample;

/**
 * The figures of one scenario in a comparison; NaN where there are none.
 *
 * @param value of the compared key
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

  /** With fewer runs a side, no difference between two rows can be told from chance. */
  static final int ENOUGH_RUNS = 4;

  static ComparisonLine of(Comparison.Row row) {
    ScenarioResult result = row.result();
    Measured measured = Measured.of(result);
    Sample runs = Metrics.QPS.overRuns(result);
    return new ComparisonLine(
        row.value(),
        result.scenario().load() instanceof OpenLoad,
        runs.size(),
        Metrics.OFFERED.ifSupported(measured),
        Metrics.QPS.ifSupported(measured),
        100 * runs.halfWidth95() / runs.mean(),
        ms(Metrics.LATENCY_MEAN, measured),
        ms(Metrics.LATENCY_P50, measured),
        ms(Metrics.LATENCY_P99, measured),
        result.littlesLawPct(),
        result.breaksLittlesLaw(),
        lacks(Metrics.LATENCY_P50, measured) || lacks(Metrics.LATENCY_P99, measured),
        RowVerdict.of(result));
  }

  private static boolean lacks(Metric metric, Measured measured) {
    return Double.isNaN(metric.ifSupported(measured)) && !Double.isNaN(metric.of(measured));
  }

  /** Whether it looks as if it broke Little's law, and need not, for its figures are rounded. */
  boolean withinRounding() {
    return !breaksLittlesLaw && Math.abs(littlePct) > ScenarioResult.LITTLES_LAW_LIMIT_PCT;
  }

  boolean hasFewRuns() {
    return runs > 0 && runs < ENOUGH_RUNS;
  }

  private static double ms(Metric metric, Measured measured) {
    return metric.ifSupported(measured) / Decimals.NS_PER_MS;
  }
}
