package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.html.Remarks.FindingRemark;
import org.etcdbench.report.html.Table.Cell;
import org.etcdbench.report.html.Table.Head;
import org.etcdbench.report.metric.Metrics;

/** Says how far the figures can be trusted: what the generator found out about itself. */
final class CheckPart {
  private static final double PERCENT = 100;

  private final Reading reading;

  private CheckPart(Reading reading) {
    this.reading = reading;
  }

  /** A column of the table of self-checks. */
  private record Column(Head head, Function<Row, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          column(
              "Little",
              "how far throughput × mean latency is from the clients; at most 2 %",
              row -> Decimals.signedPercent(row.result().littlesLawPct(), 1)),
          column("response p99", "done - due, in ms", row -> ms(row.ms(Metrics.LATENCY_P99))),
          column("service p99", "done - sent, in ms", row -> ms(row.ms(Metrics.SERVICE_P99))),
          column("late p99.9", "sent - due, in ms", row -> ms(row.ms(Metrics.START_DELAY_P999))),
          column("late max", "sent - due, in ms", row -> ms(row.ms(Metrics.START_DELAY_MAX))),
          column("waited", "share of requests that found all slots taken", CheckPart::waited),
          column(
              "CPU",
              "CPU time of the generator for each request, in us",
              row -> Decimals.format(row.value(Metrics.GENERATOR_CPU) / Decimals.NS_PER_US, 1)),
          column(
              "busiest",
              "share of the time that its busiest thread ran",
              row -> Decimals.percent(row.value(Metrics.GENERATOR_BUSIEST_THREAD), 0)),
          column("GC", "the largest share of a run", row -> pct(row, GeneratorPauses::gcPct)),
          column(
              "stood still",
              "the largest share of a run",
              row -> pct(row, GeneratorPauses::hiccupPct)),
          column(
              "longest",
              "that it stood still, in ms",
              row ->
                  Decimals.format(
                      most(pauses(row).mapToDouble(GeneratorPauses::longestNs))
                          / Decimals.NS_PER_MS,
                      1)),
          column("counted", "requests that members counted, in % of ours", CheckPart::counted));

  private static Column column(String head, String help, Function<Row, String> cell) {
    return new Column(Head.figures(head, help), cell);
  }

  private static String ms(double ms) {
    return Decimals.format(ms, 3);
  }

  private static String waited(Row row) {
    return row.measured()
        .schedule()
        .filter(schedule -> schedule.due() > 0)
        .map((ScheduleResult s) -> Decimals.percent(PERCENT * s.waited() / s.due(), 1))
        .orElse("");
  }

  private static String pct(Row row, java.util.function.ToDoubleFunction<GeneratorPauses> of) {
    return Decimals.percent(most(pauses(row).mapToDouble(of)), 2);
  }

  private static double most(DoubleStream values) {
    return values.filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
  }

  private static Stream<GeneratorPauses> pauses(Row row) {
    return observed(row).flatMap(seen -> seen.generatorPauses().stream());
  }

  private static Stream<Observations> observed(Row row) {
    return row.result().measuredRuns().stream()
        .map(RunResult::observations)
        .flatMap(o -> o.stream());
  }

  /** Over all runs: what members counted, in percent of what we did. */
  private static String counted(Row row) {
    List<ServerCount> counts = observed(row).flatMap(o -> o.countedByServer().stream()).toList();
    long ours = counts.stream().mapToLong(ServerCount::client).sum();
    long theirs = counts.stream().mapToLong(ServerCount::server).sum();
    return ours == 0 ? "" : Decimals.percent(PERCENT * theirs / ours, 2);
  }

  static Section of(Reading reading) {
    return new CheckPart(reading).section();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    Remarks remarks = reading.remarks();
    blocks.add(new Block.Group("Findings", List.of(findings(remarks.findings()))));
    if (reading.rows().anyMatch(Row::hasData)) {
      List<Block> generator = new ArrayList<>();
      generator.add(new Block.Grid(table()));
      if (!remarks.generator().isEmpty()) {
        generator.add(new Block.Items(remarks.generator()));
      }
      blocks.add(new Block.Group("The generator", generator));
    }
    List<Block> clusters = new ArrayList<>(new ClusterTable(reading).blocks());
    if (!remarks.clusters().isEmpty()) {
      clusters.add(new Block.Items(remarks.clusters()));
    }
    if (!clusters.isEmpty()) {
      blocks.add(new Block.Group("Clusters, before and after", clusters));
    }
    if (!remarks.logs().isEmpty()) {
      Block lines = new Block.Items(remarks.logs());
      blocks.add(new Block.Folded("Members' logs while it was measured", false, List.of(lines)));
    }
    return new Section(
        "checks",
        "Self-checks",
        "Each run checks itself: whether its figures are those of the cluster, or partly its own.",
        blocks);
  }

  private static Block findings(List<FindingRemark> findings) {
    if (findings.isEmpty()) {
      return new Block.Prose("None.");
    }
    return new Block.Notes(
        findings.stream()
            .map(
                finding ->
                    new Block.Note(
                        finding.invalidates() ? Tone.BAD : Tone.WARN,
                        finding.invalidates() ? "invalid" : "note",
                        finding.code(),
                        finding.text(),
                        finding.scope()))
            .toList());
  }

  private Table table() {
    List<Column> columns =
        COLUMNS.stream()
            .filter(column -> reading.rows().anyMatch(row -> !column.cell().apply(row).isEmpty()))
            .toList();
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text(reading.key().label()));
    columns.forEach(column -> heads.add(column.head()));
    List<Table.Body> bodies = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      List<Table.Line> lines = new ArrayList<>();
      for (Row row : group.rows()) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.value())));
        columns.forEach(column -> cells.add(Cell.of(column.cell().apply(row))));
        lines.add(new Table.Line(false, cells));
      }
      bodies.add(new Table.Body(group.label(), lines));
    }
    String note =
        columns.stream()
            .map(column -> column.head().text() + ": " + column.head().help())
            .reduce((a, b) -> a + "; " + b)
            .map(text -> text + ".")
            .orElse("");
    return new Table("The generator's own figures", note, heads, bodies);
  }
}
