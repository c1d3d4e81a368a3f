package org.etcdbench.cli;

import java.util.Locale;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/** What an iteration measured, in a line. */
final class IterationText {
  private static final double NS_PER_MS = 1e6;

  private IterationText() {}

  /** Rate, mean and p99 of the response time, and whatever is not as it should be. */
  static String of(IterationResult iteration) {
    Measured measured = Measured.of(iteration);
    String offered =
        iteration.schedule().isEmpty()
            ? ""
            : String.format(Locale.ROOT, "offered %.1f/s, ", measured.offeredPerSec());
    if (measured.okCount() == 0) {
      return offered + "no request succeeded, " + iteration.errors() + " failed";
    }
    return offered
        + String.format(Locale.ROOT, "%.1f ops/s", measured.okPerSec())
        + ms(", mean ", Metrics.LATENCY_MEAN, measured)
        + ms(", p99 ", Metrics.LATENCY_P99, measured)
        + iteration.schedule().map(IterationText::troubles).orElse("")
        + (iteration.errors() == 0 ? "" : ", " + iteration.errors() + " failed");
  }

  private static String ms(String name, Metric metric, Measured measured) {
    double ms = metric.ifSupported(measured) / NS_PER_MS;
    return Double.isNaN(ms) ? "" : String.format(Locale.ROOT, "%s%.3f ms", name, ms);
  }

  private static String troubles(ScheduleResult schedule) {
    long unsent = schedule.due() - schedule.sent();
    return (schedule.waited() == 0 ? "" : ", " + schedule.waited() + " waited for a slot")
        + (unsent == 0 ? "" : ", " + unsent + " not sent in time");
  }
}
