package org.etcdbench.report.format;

import java.io.IOException;
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
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Growth;
import org.etcdbench.report.text.MarkdownTable;

/**
 * What held the scenarios of a comparison back, side by side, and below it the evidence. One thread
 * writes one table.
 */
final class CauseTable {
  private static final int REMARK_WIDTH = 24;
  private static final String INDENT = "  ";

  private final Comparison comparison;
  private final List<ComparisonGrid.Group<CauseLine>> groups;
  private final List<CauseLine> lines;
  private final List<Figure> figures;

  /** A column, and what it means. */
  private record Figure(
      String header, String meaning, int digits, ToDoubleFunction<CauseLine> value) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("machine", "CPUs of the generator's machine, in %", 1, CauseLine::machinePct),
          new Figure(
              "leader",
              "CPU of the leader, in % of one",
              0,
              line -> line.of(Indicator.LEADER_CPU_PCT)),
          new Figure(
              "fsync",
              "mean WAL sync of the leader, in ms",
              2,
              line -> line.ofWrite(Indicator.FSYNC_MEAN_MS)),
          new Figure("fsync p99", "its p99", 1, line -> line.ofWrite(Indicator.FSYNC_P99_MS)),
          new Figure(
              "batch",
              "proposals in a sync",
              1,
              line -> line.ofWrite(Indicator.PROPOSALS_PER_FSYNC)),
          new Figure(
              "quorum", "mean WAL sync, and way, of the quorum, in ms", 2, CauseLine::quorumMs),
          new Figure(
              "apply",
              "mean time to apply, in ms",
              3,
              line -> line.ofWrite(Indicator.APPLY_MEAN_MS)),
          new Figure(
              "commit p99",
              "the slowest member's database commits, in ms",
              1,
              line -> line.ofWrite(Indicator.COMMIT_P99_MS)));

  CauseTable(Comparison comparison) {
    this.comparison = comparison;
    this.groups = ComparisonGrid.groups(comparison, CauseLine::of);
    this.lines = groups.stream().flatMap(group -> group.lines().stream()).toList();
    this.figures =
        FIGURES.stream()
            .filter(
                figure ->
                    lines.stream()
                        .anyMatch(line -> !Double.isNaN(figure.value().applyAsDouble(line))))
            .toList();
  }

  /**
   * Writes the table, or nothing where no cause was looked for.
   *
   * @throws IOException if {@code out} does
   */
  static void write(Comparison comparison, Appendable out) throws IOException {
    new CauseTable(comparison).write(out);
  }

  private void write(Appendable out) throws IOException {
    if (isEmpty()) {
      return;
    }
    out.append("\nWhat held it back, by " + comparison.key().label() + "\n");
    for (String line : Wrap.at(legend(), Wrap.PROSE_WIDTH)) {
      out.append(line).append('\n');
    }
    out.append('\n');
    grid().of(groups).write(out);
    writeEvidence(out);
  }

  /** Whether no cause was looked for. */
  boolean isEmpty() {
    return lines.stream().allMatch(line -> line.found().isEmpty());
  }

  private ComparisonGrid<CauseLine> grid() {
    return new ComparisonGrid<>(
        comparison.key().label(),
        CauseLine::value,
        columns(),
        "held back by",
        line -> Wrap.at(line.kinds(), REMARK_WIDTH),
        (line, base) -> "");
  }

  /** The table for a pull request or a wiki. */
  MarkdownTable markdown() {
    return grid().markdown(groups);
  }

  /** What its columns mean; empty where it has none. */
  String legend() {
    return figures.stream()
        .map(figure -> figure.header() + ": " + figure.meaning())
        .collect(Collectors.joining("; "));
  }

  private List<Column<CauseLine>> columns() {
    List<Column<CauseLine>> columns = new ArrayList<>();
    for (Figure figure : figures) {
      ColumnDigits<CauseLine> digits = ColumnDigits.fixed(figure.digits(), figure.value());
      columns.add(Column.compared(figure.header(), digits));
    }
    return columns;
  }

  private void writeEvidence(Appendable out) throws IOException {
    Map<String, List<String>> rowsBySentence = evidence();
    if (rowsBySentence.isEmpty()) {
      return;
    }
    out.append('\n');
    for (Map.Entry<String, List<String>> sentence : rowsBySentence.entrySet()) {
      out.append(String.join("; ", sentence.getValue())).append(":\n");
      for (String line : Wrap.at(sentence.getKey(), Wrap.PROSE_WIDTH - INDENT.length())) {
        out.append(INDENT).append(line).append('\n');
      }
    }
  }

  /** Each sentence once, with the rows that it is true of. */
  Map<String, List<String>> evidence() {
    Map<String, List<String>> rowsBySentence = new LinkedHashMap<>();
    for (ComparisonGrid.Group<CauseLine> group : groups) {
      for (CauseLine line : group.lines()) {
        String row =
            Stream.of(group.label(), comparison.key().label() + " " + line.value())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        evidence(group.lines().get(0), line)
            .ifPresent(
                text -> rowsBySentence.computeIfAbsent(text, t -> new ArrayList<>()).add(row));
      }
    }
    return rowsBySentence;
  }

  private static Optional<String> evidence(CauseLine base, CauseLine line) {
    Optional<Cause> cause = line.found();
    String text =
        Stream.of(
                line.blames() ? cause.map(Cause::text).orElse("") : "",
                cause.map(Cause::timeSplit).orElse(""),
                Growth.of(base.row(), line.row())
                    .map(growth -> "Against " + base.value() + ": " + growth)
                    .orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(". "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text + ".");
  }
}
