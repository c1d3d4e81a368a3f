package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;

/**
 * What the runs of a scenario measured in one phase of its load.
 *
 * @param label rate and length
 * @param measured over all runs
 */
record PhaseLine(String label, Measured measured) {

  /** The phases of a row, in order; empty for loads without phases. */
  static List<PhaseLine> of(ScenarioResult row) {
    List<Phase> phases = row.scenario().phases();
    return IntStream.rangeClosed(1, phases.size())
        .mapToObj(
            number -> new PhaseLine(phases.get(number - 1).label(), Measured.ofPhase(row, number)))
        .toList();
  }

  double value(Metric metric) {
    return metric.ifSupported(measured);
  }

  double ms(Metric metric) {
    return value(metric) / Decimals.NS_PER_MS;
  }

  /** The most requests that were due and not sent at a time; empty if nothing was measured. */
  String backlog() {
    return measured.schedule().map(schedule -> Long.toString(schedule.mostBacklog())).orElse("");
  }

  /** What speaks against the figures, and in which order of magnitude. */
  String remarks() {
    List<String> remarks = new ArrayList<>();
    measured.schedule().ifPresent(schedule -> addSchedule(remarks, schedule));
    if (measured.errors() > 0) {
      remarks.add(Decimals.format(measured.errors(), 0) + " failed");
    }
    return String.join(", ", remarks);
  }

  private static void addSchedule(List<String> remarks, ScheduleResult schedule) {
    if (schedule.sent() < schedule.due()) {
      double unsentPct = 100 - schedule.sentPct();
      String share = unsentPct < 0.1 ? "<0.1%" : String.format(Locale.ROOT, "%.1f%%", unsentPct);
      remarks.add(share + " not sent in time");
    }
    if (schedule.waited() > 0) {
      remarks.add(schedule.waited() + " waited");
    }
  }
}
