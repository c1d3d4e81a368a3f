package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.DifferenceText;
import org.etcdbench.report.compare.Differences;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.text.MarkdownTable;

/**
 * A comparison as text, or what a table in another form is made of. One thread writes one table.
 */
final class ComparisonTable {
  private static final int VERDICT_WIDTH = 17;

  /** Beyond it the interval says no more than that too little is known. */
  private static final int LARGEST_ERROR_PCT = 100;

  private final Comparison comparison;
  private final List<ComparisonGrid.Group<ComparisonLine>> groups;
  private final List<ComparisonLine> lines;

  ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    Differences differences = Differences.of(comparison);
    this.groups =
        comparison.groups().stream()
            .map(
                group ->
                    new ComparisonGrid.Group<>(
                        group.label(), ComparisonLine.of(group, differences)))
            .toList();
    this.lines = groups.stream().flatMap(group -> group.lines().stream()).toList();
  }

  /**
   * Writes a comparison.
   *
   * @throws IOException if {@code out} does
   */
  static void write(Comparison comparison, Appendable out) throws IOException {
    new ComparisonTable(comparison).write(out);
  }

  private void write(Appendable out) throws IOException {
    Optional<String> base = comparison.base();
    if (base.isEmpty()) {
      out.append("There is nothing to compare.\n");
      return;
    }
    String which = comparison.values().size() == 1 ? "only" : "base:";
    out.append("By " + comparison.key().label() + " (" + which + " " + base.get() + ")\n");
    for (String line : Wrap.at(legend(), Wrap.PROSE_WIDTH)) {
      out.append(line).append('\n');
    }
    out.append('\n');
    grid().of(groups).write(out);
    List<String> notes = footnotes();
    if (!notes.isEmpty()) {
      out.append('\n').append(String.join("\n", notes)).append('\n');
    }
  }

  private ComparisonGrid<ComparisonLine> grid() {
    return new ComparisonGrid<>(
        comparison.key().label(),
        ComparisonLine::value,
        columns(),
        "verdict",
        ComparisonTable::verdict,
        ComparisonTable::remark);
  }

  /** The table for a pull request or a wiki. */
  MarkdownTable markdown() {
    return grid().markdown(groups);
  }

  /** Its lines, alike but for the key in each group, the base's first. */
  List<ComparisonGrid.Group<ComparisonLine>> groups() {
    return groups;
  }

  /** What its columns mean. */
  String legend() {
    boolean open = any(ComparisonLine::open);
    boolean closed = any(line -> !line.open());
    return Stream.of(
            open ? "offered: requests per second that were due; " : "",
            "qps: successes per second over all runs, \u00b1 its 95 % interval over runs; ",
            "mean, p50, p99: response time in ms",
            open ? ", from the moment a request was due" : "",
            closed ? "; Little: how far qps x mean is from the clients" : "",
            closed ? "; a load 10/100 is 10 conns, 100 clients" : "",
            open ? "; a load 10@500/s is 10 conns, 500 requests per second" : "",
            ratios())
        .reduce("", String::concat);
  }

  private String ratios() {
    if (differences().noneMatch(difference -> difference.estimate().isPresent())) {
      return "";
    }
    boolean pairs = differences().anyMatch(of -> of.has(RatioEstimate.Design.PAIRED));
    return "; 0.50x: ratio over runs"
        + (pairs ? ", in pairs as they took turns" : "")
        + ", not of the two figures above it; its 95 % interval below; ~: no difference can be shown"
        + ", in view of how many ratios there are (Benjamini-Hochberg)";
  }

  private List<Column<ComparisonLine>> columns() {
    List<Column<ComparisonLine>> columns = new ArrayList<>();
    if (any(ComparisonLine::open)) {
      ColumnDigits<ComparisonLine> offered = ColumnDigits.rate(lines, ComparisonLine::offered);
      columns.add(Column.plain("offered", offered::cell));
    }
    columns.add(estimated("qps", ColumnDigits.rate(lines, ComparisonLine::qps), Metrics.QPS));
    columns.add(Column.plain("\u00b1", line -> percent(line.errorPct())));
    columns.add(
        estimated("mean", ColumnDigits.ms(lines, ComparisonLine::meanMs), Metrics.LATENCY_MEAN));
    columns.add(
        estimated("p50", ColumnDigits.ms(lines, ComparisonLine::p50Ms), Metrics.LATENCY_P50));
    columns.add(
        estimated("p99", ColumnDigits.ms(lines, ComparisonLine::p99Ms), Metrics.LATENCY_P99));
    if (any(line -> !line.open())) {
      String unmarked = any(ComparisonLine::breaksLittlesLaw) ? " " : "";
      columns.add(Column.plain("Little", line -> little(line, unmarked)));
    }
    return columns;
  }

  private static Column<ComparisonLine> estimated(
      String header, ColumnDigits<ComparisonLine> digits, Metric metric) {
    return new Column<>(
        header,
        digits::cell,
        (line, base) -> line.toBase(metric).map(DifferenceText::cell).orElse(""),
        (line, base) -> line.toBase(metric).map(of -> DifferenceText.interval(of, "-")).orElse(""));
  }

  private static String remark(ComparisonLine line, ComparisonLine base) {
    if (!line.verdict().valid() || !base.verdict().valid()) {
      return "(invalid)";
    }
    return line.toBase().stream().anyMatch(of -> of.has(RatioEstimate.Design.WITHIN_RUN))
        ? "(within-run only)"
        : "";
  }

  private Stream<Difference> differences() {
    return lines.stream().flatMap(line -> line.toBase().stream());
  }

  private static String little(ComparisonLine line, String unmarked) {
    String mark = line.breaksLittlesLaw() ? "!" : unmarked;
    return Decimals.signedPercent(line.littlePct(), 1) + mark;
  }

  private static List<String> verdict(ComparisonLine line) {
    String label = line.verdict().label();
    return Wrap.at(label.isEmpty() ? "no data" : label, VERDICT_WIDTH);
  }

  /** What must be known of its figures, in lines. */
  List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    if (differences().anyMatch(of -> of.shown() == Difference.Shown.TOO_FEW_RUNS)) {
      notes.add(
          "? too few runs: the difference may be chance. It takes "
              + RatioEstimate.LEAST_UNPAIRED
              + " runs a side to tell, and more to tell much.");
    }
    if (differences().anyMatch(of -> of.has(RatioEstimate.Design.WITHIN_RUN))) {
      notes.add(
          "within-run only: by the iterations of one run each. What would differ from run to");
      notes.add("run is not in the interval; measure at least 4 runs.");
    }
    if (any(ComparisonLine::hasOneRun)) {
      notes.add("\u00b1 needs at least 2 runs.");
    }
    if (any(ComparisonLine::lacksQuantile)) {
      notes.add(
          "A quantile is blank if fewer than "
              + Metrics.LEAST_BEYOND_QUANTILE
              + " successes lie beyond it.");
    }
    if (any(ComparisonLine::breaksLittlesLaw)) {
      notes.add(
          "! throughput \u00d7 mean latency is more than 2 % off the clients (Little's law):");
      notes.add("  the two figures do not speak of the same requests.");
    }
    if (any(ComparisonLine::withinRounding)) {
      notes.add(
          "More than 2 % without !: within what the rounding of the imported figures leaves open.");
    }
    return notes;
  }

  private boolean any(Predicate<ComparisonLine> property) {
    return lines.stream().anyMatch(property);
  }

  private static String percent(double value) {
    if (value > LARGEST_ERROR_PCT) {
      return ">" + LARGEST_ERROR_PCT + "%";
    }
    return Decimals.percent(value, 1);
  }
}
