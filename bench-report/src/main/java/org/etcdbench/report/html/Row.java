package org.etcdbench.report.html;

import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * A scenario with what was measured of it, which takes long to add up.
 *
 * @param value of the compared key
 * @param result its runs; there may be none
 * @param measured all of them
 * @param qpsErrorPct half the width of the 95 % interval of the throughput over runs, in percent of
 *     it; NaN of fewer than two runs
 */
record Row(String value, ScenarioResult result, Measured measured, double qpsErrorPct) {
  static Row of(Comparison.Row row) {
    ScenarioResult result = row.result();
    return new Row(row.value(), result, Measured.of(result), Metrics.QPS.errorPct95(result));
  }

  Scenario scenario() {
    return result.scenario();
  }

  boolean open() {
    return scenario().load() instanceof OpenLoad;
  }

  /** Whether there is anything to show. */
  boolean hasData() {
    return result.measuredAnything();
  }

  /** Whether anything could be checked: all of ours, and what says enough for Little's law. */
  boolean checked() {
    return result.importedRow().isEmpty() || !Double.isNaN(result.littlesLawPct());
  }

  /** Whether the figures may be used. */
  boolean valid() {
    return hasData() && result.verdict().valid();
  }

  /** {@code VALID}, the reasons why not, or that there is nothing to judge. */
  String verdict() {
    return hasData() || !result.verdict().valid() ? result.verdict().label() : "no data";
  }

  double value(Metric metric) {
    return metric.ifSupported(measured);
  }

  double ms(Metric metric) {
    return value(metric) / Decimals.NS_PER_MS;
  }

  double qps() {
    return value(Metrics.QPS);
  }
}
