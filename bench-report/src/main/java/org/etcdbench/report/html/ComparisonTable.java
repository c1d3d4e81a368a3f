package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.etcdbench.report.chart.Call;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.DifferenceText;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.html.Table.Cell;
import org.etcdbench.report.html.Table.Head;
import org.etcdbench.report.html.Table.Line;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RatioEstimate.Design;

/** All figures of a comparison, a line per row, and below each but the base its ratios. */
final class ComparisonTable {
  /** Beyond it the interval says no more than that too little is known. */
  private static final int LARGEST_ERROR_PCT = 100;

  private final Reading reading;
  private final List<Column> columns = new ArrayList<>();

  /** A column: its head, a row's cell, and the cell of two rows set against each other. */
  private record Column(Head head, Function<Row, Cell> cell, Function<Pair, Cell> ratio) {}

  ComparisonTable(Reading reading) {
    this.reading = reading;
    if (any(Row::open)) {
      plain(
          "offered", "requests per second that were due", row -> rate(row.value(Metrics.OFFERED)));
    }
    compared(
        Head.figures("qps", "successes per second over all runs"),
        row -> rate(row.qps()),
        Metrics.QPS);
    plain("\u00b1", "half of its 95 % interval over runs", ComparisonTable::error);
    times("mean", Metrics.LATENCY_MEAN);
    times("p50", Metrics.LATENCY_P50);
    times("p99", Metrics.LATENCY_P99);
    times("p99.9", Metrics.LATENCY_P999);
    if (any(row -> !row.open())) {
      plain("Little", "how far qps × mean is from the clients", ComparisonTable::little);
    }
    plain("errors", "requests that did not succeed", row -> errors(row));
    plain("runs", "that measured something", row -> "" + row.result().runCount());
    columns.add(
        new Column(Head.text("verdict"), ComparisonTable::verdict, ComparisonTable::remark));
  }

  Table table() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text(reading.key().label()));
    columns.forEach(column -> heads.add(column.head()));
    List<Table.Body> bodies = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      List<Line> lines = new ArrayList<>();
      group.rows().forEach(row -> lines.add(line(row)));
      group.pairs().forEach(pair -> lines.add(line(pair)));
      bodies.add(new Table.Body(group.label(), lines));
    }
    return new Table("All figures, by " + reading.key().label(), note(), heads, bodies);
  }

  private String note() {
    boolean open = any(Row::open);
    boolean closed = any(row -> !row.open());
    return "qps: successes per second over all runs, \u00b1 its 95 % interval over runs. mean to"
        + " p99.9: response time in ms"
        + (open ? ", from the moment a request was due" : "")
        + "; blank if fewer than "
        + Metrics.LEAST_BEYOND_QUANTILE
        + " successes lie beyond it."
        + (closed
            ? " Little: how far qps \u00d7 mean is from the clients. A load 10/100 is 10"
                + " connections, 100 clients."
            : "")
        + (open ? " A load 10@500/s is 10 connections, 500 requests per second." : "")
        + ratios();
  }

  private String ratios() {
    if (differences().noneMatch(difference -> difference.estimate().isPresent())) {
      return "";
    }
    boolean tooFew = differences().anyMatch(of -> of.shown() == Difference.Shown.TOO_FEW_RUNS);
    return " 0.50x: ratio over runs"
        + (has(Design.PAIRED) ? ", in pairs as they took turns" : "")
        + ", not of the two figures above it; its 95 % interval below; ~: no difference can be shown,"
        + " in view of how many ratios there are (Benjamini\u2013Hochberg)"
        + (tooFew
            ? "; ?: too few runs, it takes " + RatioEstimate.LEAST_UNPAIRED + " a side to tell"
            : "")
        + "."
        + (has(Design.WITHIN_RUN)
            ? " within-run only: by the iterations of one run each. What would differ from run to"
                + " run is not in the interval; measure at least "
                + RatioEstimate.LEAST_UNPAIRED
                + " runs."
            : "");
  }

  private Stream<Difference> differences() {
    return reading.pairs().flatMap(pair -> pair.differences().stream());
  }

  private boolean has(Design design) {
    return differences().anyMatch(difference -> difference.has(design));
  }

  private Line line(Row row) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(row.value()));
    columns.forEach(column -> cells.add(column.cell().apply(row)));
    return new Line(false, cells);
  }

  private Line line(Pair pair) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(pair.other().value() + " vs " + pair.base().value()));
    columns.forEach(column -> cells.add(column.ratio().apply(pair)));
    return new Line(true, cells);
  }

  private void plain(String head, String help, Function<Row, String> text) {
    columns.add(
        new Column(Head.figures(head, help), row -> Cell.of(text.apply(row)), pair -> Cell.EMPTY));
  }

  private void compared(Head head, Function<Row, String> text, Metric metric) {
    columns.add(new Column(head, row -> Cell.of(text.apply(row)), pair -> ratio(pair.by(metric))));
  }

  private void times(String head, Metric metric) {
    int digits = Decimals.forMs(reading.rows().mapToDouble(row -> row.ms(metric)).toArray());
    compared(
        Head.figures(head, "of the response time, in ms"),
        row -> Decimals.format(row.ms(metric), digits),
        metric);
  }

  private boolean any(Predicate<Row> property) {
    return reading.rows().anyMatch(property);
  }

  private static String rate(double perSec) {
    return Decimals.format(perSec, 1);
  }

  private static String error(Row row) {
    double pct = row.qpsErrorPct();
    return pct > LARGEST_ERROR_PCT ? ">" + LARGEST_ERROR_PCT + "%" : Decimals.percent(pct, 1);
  }

  private static String little(Row row) {
    String mark = row.result().breaksLittlesLaw() ? "!" : "";
    return Decimals.signedPercent(row.result().littlesLawPct(), 1) + mark;
  }

  private static String errors(Row row) {
    return row.hasData() ? Decimals.format(row.measured().errors(), 0) : "";
  }

  private static Cell verdict(Row row) {
    Tone tone = row.valid() ? Tone.GOOD : row.hasData() ? Tone.BAD : Tone.NEUTRAL;
    // room to break the line: codes are joined by +
    return new Cell(row.verdict().replace("+", " + "), "", tone);
  }

  private static Cell remark(Pair pair) {
    if (!pair.valid()) {
      return new Cell("(invalid)", "", Tone.BAD);
    }
    return pair.differences().stream().anyMatch(Pair::withinRun)
        ? new Cell("(within-run only)", "", Tone.WARN)
        : Cell.EMPTY;
  }

  private static Cell ratio(Difference difference) {
    return new Cell(
        DifferenceText.cell(difference),
        DifferenceText.interval(difference, "\u2013"),
        tone(Pair.call(difference)));
  }

  private static Tone tone(Call call) {
    return switch (call) {
      case BETTER -> Tone.GOOD;
      case WORSE -> Tone.BAD;
      case SAME, UNSURE, TOO_FEW_RUNS -> Tone.NEUTRAL;
    };
  }
}
