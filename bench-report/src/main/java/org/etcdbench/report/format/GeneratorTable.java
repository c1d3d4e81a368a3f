package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metrics;

/**
 * What the load generator cost, and what of the response time is its own: the scenarios of a
 * comparison once more. One thread writes one table.
 */
final class GeneratorTable {
  private static final int LATE_DIGITS = 3;

  private final Comparison comparison;
  private final List<ComparisonGrid.Group<GeneratorLine>> groups;
  private final List<GeneratorLine> lines;

  private GeneratorTable(Comparison comparison) {
    this.comparison = comparison;
    this.groups = ComparisonGrid.groups(comparison, GeneratorLine::of);
    this.lines = groups.stream().flatMap(group -> group.lines().stream()).toList();
  }

  /**
   * Writes the table, or nothing where neither times nor the generator were recorded.
   *
   * @throws IOException if {@code out} does
   */
  static void write(Comparison comparison, Appendable out) throws IOException {
    new GeneratorTable(comparison).write(out);
  }

  private void write(Appendable out) throws IOException {
    if (any(GeneratorLine::recordsGenerator) || showsTimes()) {
      out.append("\nThe generator, by " + comparison.key().label() + "\n");
      for (String line : Wrap.at(legend(), Wrap.PROSE_WIDTH)) {
        out.append(line).append('\n');
      }
      out.append('\n');
      new ComparisonGrid<>(
              comparison.key().label(),
              GeneratorLine::value,
              columns(),
              "",
              line -> List.of(""),
              (line, base) -> "")
          .of(groups)
          .write(out);
    }
    writeAgreement(out);
  }

  /**
   * Times tell something of their own under an open load, or where they should agree and do not.
   */
  private boolean showsTimes() {
    return any(line -> (line.open() && line.recordsTimes()) || !line.agrees());
  }

  private String legend() {
    return Stream.of(
            showsTimes()
                ? "service: done - sent, in ms; late: sent - due, in ms (response is the sum of the"
                    + " two); "
                : "",
            waits() ? "waited: share of requests that found all slots taken; " : "",
            "CPU: CPU time of the generator for each request, in us; ",
            "busiest: share of the time that its busiest thread ran")
        .reduce("", String::concat);
  }

  private boolean waits() {
    return any(line -> waitedPct(line) > 0);
  }

  private static double waitedPct(GeneratorLine line) {
    return line.measured()
        .schedule()
        .filter(schedule -> schedule.due() > 0)
        .map((ScheduleResult schedule) -> 100.0 * schedule.waited() / schedule.due())
        .orElse(Double.NaN);
  }

  private static String waited(GeneratorLine line) {
    double pct = waitedPct(line);
    return pct > 0 ? percent(pct, 1) : "";
  }

  private List<Column<GeneratorLine>> columns() {
    List<Column<GeneratorLine>> columns = new ArrayList<>();
    if (showsTimes()) {
      columns.add(
          Column.compared(
              "service p99", ColumnDigits.ms(lines, line -> line.ms(Metrics.SERVICE_P99))));
      columns.add(late("late p99.9", ColumnDigits.fixed(LATE_DIGITS, this::lateP999)));
      columns.add(late("late max", ColumnDigits.fixed(LATE_DIGITS, this::lateMax)));
    }
    if (waits()) {
      columns.add(Column.plain("waited", GeneratorTable::waited));
    }
    columns.add(Column.compared("CPU", ColumnDigits.fixed(1, GeneratorLine::cpuUs)));
    columns.add(Column.plain("busiest", line -> percent(line.busiestThreadPct(), 0)));
    return columns;
  }

  private static Column<GeneratorLine> late(String header, ColumnDigits<GeneratorLine> digits) {
    return Column.plain(header, digits::cell);
  }

  private double lateP999(GeneratorLine line) {
    return line.ms(Metrics.START_DELAY_P999);
  }

  private double lateMax(GeneratorLine line) {
    return line.ms(Metrics.START_DELAY_MAX);
  }

  private static String percent(double value, int digits) {
    return Decimals.percent(value, digits);
  }

  private void writeAgreement(Appendable out) throws IOException {
    List<GeneratorLine> closed =
        lines.stream().filter(line -> !line.open() && line.recordsTimes()).toList();
    long apart = closed.stream().filter(line -> !line.agrees()).count();
    String where = any(GeneratorLine::open) ? " of the closed loads" : "";
    if (apart > 0) {
      out.append("\nResponse time" + where + " is more than " + GeneratorLine.AGREEMENT_PCT);
      out.append(" % above service time in " + apart + " of " + closed.size() + " rows:\n");
      out.append("there the generator sent requests noticeably later than they were due.\n");
    } else if (!closed.isEmpty()) {
      out.append("\nResponse and service time" + where + " agree within ");
      out.append(GeneratorLine.AGREEMENT_PCT + " %, in the mean and at p99.\n");
    }
  }

  private boolean any(Predicate<GeneratorLine> property) {
    return lines.stream().anyMatch(property);
  }
}
