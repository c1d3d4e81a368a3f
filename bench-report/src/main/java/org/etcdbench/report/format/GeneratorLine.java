package org.etcdbench.report.format;

import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * What a scenario says of the load generator; NaN where it says nothing.
 *
 * @param value of the compared key
 * @param open whether the load is open
 * @param measured all that was measured
 */
record GeneratorLine(String value, boolean open, Measured measured) {

  /** How much service time may fall short of response time under a closed load, in percent. */
  static final int AGREEMENT_PCT = 2;

  static GeneratorLine of(Comparison.Row row) {
    ScenarioResult result = row.result();
    return new GeneratorLine(
        row.value(), result.scenario().load() instanceof OpenLoad, Measured.of(result));
  }

  double ms(Metric metric) {
    return metric.ifSupported(measured) / Decimals.NS_PER_MS;
  }

  double cpuUs() {
    return Metrics.GENERATOR_CPU.of(measured) / Decimals.NS_PER_US;
  }

  double busiestThreadPct() {
    return Metrics.GENERATOR_BUSIEST_THREAD.of(measured);
  }

  /** Whether both times of successful requests are known; another tool gives one. */
  boolean recordsTimes() {
    return measured.service().count() > 0;
  }

  /** Whether requests took as long from the moment they were due as from the moment of sending. */
  boolean agrees() {
    return !recordsTimes()
        || (isShort(Metrics.LATENCY_MEAN, Metrics.SERVICE_MEAN)
            && isShort(Metrics.LATENCY_P99, Metrics.SERVICE_P99));
  }

  private boolean isShort(Metric response, Metric service) {
    return response.of(measured) <= service.of(measured) * (1 + AGREEMENT_PCT / 100.0);
  }

  boolean recordsGenerator() {
    return !Double.isNaN(cpuUs()) || !Double.isNaN(busiestThreadPct());
  }
}
