package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.report.chart.SplitBar;
import org.etcdbench.report.chart.Unit;
import org.etcdbench.report.compare.Growth;
import org.etcdbench.report.compare.TimeParts;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.html.Table.Cell;
import org.etcdbench.report.html.Table.Head;

/** Says what held the rows back, with the evidence, and where their time went. */
final class CausePart {
  private static final double KIB = 1024;

  private final Reading reading;
  private final List<Column> columns;

  /** A column of the table, and what it means. */
  private record Column(String head, String help, int digits, ToDoubleFunction<Cause> value) {}

  private static final List<Column> ALL =
      List.of(
          column("machine", "CPUs of the generator's machine, in %", 1, CausePart::machinePct),
          column("leader CPU", "in % of one CPU", 0, Indicator.LEADER_CPU_PCT),
          column(
              "follower CPU",
              "the busiest other member, in % of one",
              0,
              Indicator.FOLLOWER_CPU_PCT),
          column("generator CPU", "in % of one CPU", 0, Indicator.GENERATOR_CPU_PCT),
          column("fsync", "mean WAL sync of the leader, in ms", 2, Indicator.FSYNC_MEAN_MS),
          column("fsync p99", "its p99, in ms", 1, Indicator.FSYNC_P99_MS),
          column(
              "fsync busy",
              "share of the time in which the leader synced its WAL, in %",
              0,
              Indicator.FSYNC_BUSY_PCT),
          column("batch", "proposals in a sync", 1, Indicator.PROPOSALS_PER_FSYNC),
          column(
              "quorum fsync",
              "mean WAL sync of the follower that completes the quorum, in ms",
              2,
              Indicator.QUORUM_FSYNC_MEAN_MS),
          column("quorum way", "mean round trip to it, in ms", 2, Indicator.QUORUM_ROUND_TRIP_MS),
          column("apply", "mean time to apply an entry, in ms", 3, Indicator.APPLY_MEAN_MS),
          column(
              "apply busy",
              "share of the time in which the busiest member applied, in %",
              0,
              Indicator.APPLY_BUSY_PCT),
          column(
              "unapplied",
              "most proposals committed and not applied",
              0,
              Indicator.PROPOSALS_UNAPPLIED),
          column(
              "commit p99",
              "the slowest member's database commits, in ms",
              1,
              Indicator.COMMIT_P99_MS),
          column(
              "to peers",
              "what the leader sent to its peers, in KiB per second",
              0,
              cause -> of(cause, Indicator.PEER_BYTES_PER_SEC) / KIB),
          column(
              "slow applies", "that members called slow, all together", 0, Indicator.SLOW_APPLIES));

  private CausePart(Reading reading) {
    this.reading = reading;
    this.columns =
        ALL.stream()
            .filter(
                column -> causes().anyMatch(c -> !Double.isNaN(column.value().applyAsDouble(c))))
            .toList();
  }

  private static Column column(String head, String help, int digits, Indicator indicator) {
    return new Column(head, help, digits, cause -> of(cause, indicator));
  }

  private static Column column(
      String head, String help, int digits, ToDoubleFunction<Cause> value) {
    return new Column(head, help, digits, value);
  }

  private static double of(Cause cause, Indicator indicator) {
    return cause.indicator(indicator).orElse(Double.NaN);
  }

  private static double machinePct(Cause cause) {
    return of(cause, Indicator.MACHINE_BUSY_PCT)
        + cause.indicator(Indicator.MACHINE_STOLEN_PCT).orElse(0);
  }

  /** Empty where nobody looked for causes. */
  static Optional<Section> of(Reading reading) {
    CausePart part = new CausePart(reading);
    return part.causes().findAny().isEmpty() ? Optional.empty() : Optional.of(part.section());
  }

  private Stream<Cause> causes() {
    return reading.rows().flatMap(row -> row.result().foundCause().stream());
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Grid(kinds()));
    split().ifPresent(chart -> blocks.add(new Block.Plot(Figure.of(chart, "split"))));
    blocks.add(new Block.Grid(indicators()));
    List<Block> evidence = evidence();
    if (!evidence.isEmpty()) {
      blocks.add(new Block.Folded("The evidence, row by row", false, evidence));
    }
    return new Section(
        "cause",
        "What held it back",
        "What was at its limit while it was measured, by members' own metrics and the machine's.",
        blocks);
  }

  private Table kinds() {
    List<Head> heads =
        List.of(Head.text(reading.key().label()), Head.text("first"), Head.text("then"));
    return new Table("Held back by", "", heads, bodies(this::kinds));
  }

  private List<Cell> kinds(Row row) {
    Optional<Cause> cause = row.result().foundCause();
    String also =
        cause.stream()
            .flatMap(known -> known.also().stream())
            .map(Cause.Kind::label)
            .collect(Collectors.joining(", "));
    return List.of(Cell.of(cause.map(known -> known.kind().label()).orElse("")), Cell.of(also));
  }

  private Table indicators() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text(reading.key().label()));
    columns.forEach(column -> heads.add(Head.figures(column.head(), column.help())));
    String note =
        columns.stream()
            .map(column -> column.head() + ": " + column.help())
            .collect(Collectors.joining("; ", "Medians over runs. ", "."));
    return new Table("What it was concluded from", note, heads, bodies(this::figures));
  }

  private List<Cell> figures(Row row) {
    return columns.stream()
        .map(
            column ->
                row.result()
                    .foundCause()
                    .map(
                        cause ->
                            Decimals.format(column.value().applyAsDouble(cause), column.digits()))
                    .orElse(""))
        .map(Cell::of)
        .toList();
  }

  private List<Table.Body> bodies(java.util.function.Function<Row, List<Cell>> cells) {
    List<Table.Body> bodies = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      List<Table.Line> lines = new ArrayList<>();
      for (Row row : group.rows()) {
        List<Cell> line = new ArrayList<>(List.of(Cell.of(row.value())));
        line.addAll(cells.apply(row));
        lines.add(new Table.Line(false, line));
      }
      bodies.add(new Table.Body(group.label(), lines));
    }
    return bodies;
  }

  private Optional<SplitBar> split() {
    List<SplitBar.Row> rows = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      for (Row row : group.rows()) {
        List<SplitBar.Part> parts = new ArrayList<>();
        TimeParts.of(row.result())
            .milliseconds()
            .forEach((name, ms) -> parts.add(new SplitBar.Part(name, ms)));
        if (!parts.isEmpty()) {
          rows.add(new SplitBar.Row(reading.name(group, row), parts));
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new SplitBar("Where the mean response time went", Unit.MS, rows));
  }

  /** Each sentence once, with the rows that it is true of. */
  private List<Block> evidence() {
    Map<String, List<String>> rowsBySentence = new LinkedHashMap<>();
    for (Reading.Group group : reading.groups()) {
      Row base = group.rows().get(0);
      for (Row row : group.rows()) {
        sentence(base, row)
            .ifPresent(
                text ->
                    rowsBySentence
                        .computeIfAbsent(text, t -> new ArrayList<>())
                        .add(reading.name(group, row)));
      }
    }
    List<Block.Fact> facts = new ArrayList<>();
    rowsBySentence.forEach(
        (sentence, names) -> facts.add(new Block.Fact(String.join("; ", names), sentence)));
    return facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts));
  }

  private static Optional<String> sentence(Row base, Row row) {
    String text =
        Stream.concat(
                row.result().foundCause().stream()
                    .flatMap(cause -> Stream.of(cause.text(), cause.timeSplit())),
                Growth.of(base.result(), row.result()).stream()
                    .map(growth -> "Against " + base.value() + ": " + growth))
            .filter(part -> !part.isEmpty())
            .map(Words::capital)
            .collect(Collectors.joining(". "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text + ".");
  }
}
