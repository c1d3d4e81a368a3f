package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.html.Table.Head;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/** The phases of loads that have them, each over all runs. */
final class PhasePart {
  private PhasePart() {}

  private record Line(String label, Measured measured) {
    double value(Metric metric) {
      return metric.ifSupported(measured);
    }

    double ms(Metric metric) {
      return value(metric) / Decimals.NS_PER_MS;
    }

    String backlog() {
      return measured
          .schedule()
          .map((ScheduleResult schedule) -> Long.toString(schedule.mostBacklog()))
          .orElse("");
    }
  }

  /** Empty where no load has phases. */
  static Optional<Section> of(Reading reading) {
    List<Block> blocks = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      for (Row row : group.rows()) {
        if (!row.scenario().phases().isEmpty() && row.hasData()) {
          blocks.add(new Block.Grid(table(reading.name(group, row), row)));
        }
      }
    }
    String intro =
        "Over all runs. backlog: the most requests that were due and not sent at a time.";
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("phases", "By phase", intro, blocks));
  }

  private static Table table(String name, Row row) {
    List<Line> lines = new ArrayList<>();
    List<Phase> phases = row.scenario().phases();
    for (int number = 1; number <= phases.size(); number++) {
      lines.add(new Line(phases.get(number - 1).label(), Measured.ofPhase(row.result(), number)));
    }
    List<Head> heads =
        List.of(
            Head.text("phase"),
            Head.figures("offered", "requests per second that were due"),
            Head.figures("qps", "successes per second"),
            Head.figures("mean", "response time in ms"),
            Head.figures("p50", "response time in ms"),
            Head.figures("p99", "response time in ms"),
            Head.figures("p99.9", "response time in ms"),
            Head.figures("backlog", "most requests due and not sent"),
            Head.figures("errors", "requests that did not succeed"));
    List<Metric> times =
        List.of(
            Metrics.LATENCY_MEAN, Metrics.LATENCY_P50, Metrics.LATENCY_P99, Metrics.LATENCY_P999);
    List<Table.Line> cells = new ArrayList<>();
    for (Line line : lines) {
      List<String> texts = new ArrayList<>();
      texts.add(Decimals.format(line.value(Metrics.OFFERED), 1));
      texts.add(Decimals.format(line.value(Metrics.QPS), 1));
      for (Metric metric : times) {
        ToDoubleFunction<Line> ms = each -> each.ms(metric);
        int digits = Decimals.forMs(lines.stream().mapToDouble(ms).toArray());
        texts.add(Decimals.format(ms.applyAsDouble(line), digits));
      }
      texts.add(line.backlog());
      texts.add(Decimals.format(line.measured().errors(), 0));
      cells.add(Table.Line.of(line.label(), texts.toArray(String[]::new)));
    }
    return Table.plain(name, "", heads, cells);
  }
}
