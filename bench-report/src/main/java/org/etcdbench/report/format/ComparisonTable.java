package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.metric.Metrics;

/**
 * A comparison as text, at most {@value #MAX_WIDTH} columns wide: the values of the key stand under
 * each other, so that there may be any number of them, and each but the base has a line of ratios.
 * One thread writes one table.
 */
final class ComparisonTable {

  /** The widest that a table may be. */
  static final int MAX_WIDTH = 100;

  private static final int COLUMNS = 9;
  private static final int VERDICT_WIDTH = 16;
  private static final int VALUE_WIDTH = 20;
  private static final int RATIO_LABEL_WIDTH = 28;
  private static final int RATIO_VALUE_WIDTH = 11;

  /** Beyond it the interval says no more than that too little is known. */
  private static final int LARGEST_ERROR_PCT = 100;

  private final Comparison comparison;
  private final List<LineGroup> groups;
  private final Digits digits;

  private ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    this.groups = comparison.groups().stream().map(LineGroup::of).toList();
    this.digits = Digits.of(allLines().toList());
  }

  /** The lines of scenarios that are alike but for the key. */
  private record LineGroup(String label, List<ComparisonLine> lines) {
    static LineGroup of(Comparison.Group group) {
      return new LineGroup(group.label(), group.rows().stream().map(ComparisonLine::of).toList());
    }
  }

  /** The decimals of each column, which all its cells share. */
  private record Digits(int qps, int mean, int p50, int p99) {
    static Digits of(List<ComparisonLine> lines) {
      return new Digits(
          Decimals.forRate(column(lines, ComparisonLine::qps)),
          Decimals.forMs(column(lines, ComparisonLine::meanMs)),
          Decimals.forMs(column(lines, ComparisonLine::p50Ms)),
          Decimals.forMs(column(lines, ComparisonLine::p99Ms)));
    }

    private static double[] column(
        List<ComparisonLine> lines, ToDoubleFunction<ComparisonLine> cell) {
      return lines.stream().mapToDouble(cell).toArray();
    }
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
    out.append("qps: successes per second over all runs, \u00b1 its 95 % interval over runs;");
    out.append(" mean, p50, p99: response\ntime in ms; Little: how far qps x mean is from the");
    out.append(" clients; a load 10/100 is 10 conns, 100 clients\n\n");
    TextGrid inline = grid(true);
    (inline.width() <= MAX_WIDTH ? inline : grid(false)).write(out);
    writeFootnotes(out);
  }

  private TextGrid grid(boolean labelsInside) {
    TextGrid grid = new TextGrid(COLUMNS);
    grid.addCells(
        List.of(
            "",
            comparison.key().label(),
            "qps",
            "\u00b1",
            "mean",
            "p50",
            "p99",
            "Little",
            "verdict"));
    for (LineGroup group : groups) {
      if (!labelsInside) {
        Wrap.at(group.label(), MAX_WIDTH).forEach(grid::addText);
      }
      String label = labelsInside ? group.label() : "";
      for (ComparisonLine line : group.lines()) {
        addFigures(grid, label, line);
        label = "";
      }
      addRatios(grid, group);
    }
    return grid;
  }

  private Stream<ComparisonLine> allLines() {
    return groups.stream().flatMap(group -> group.lines().stream());
  }

  private void addFigures(TextGrid grid, String label, ComparisonLine line) {
    boolean anyMarked = any(ComparisonLine::breaksLittlesLaw);
    String mark = line.breaksLittlesLaw() ? "!" : anyMarked ? " " : "";
    String verdict = line.verdict().label().isEmpty() ? "no data" : line.verdict().label();
    List<String> verdicts = Wrap.at(verdict, VERDICT_WIDTH);
    grid.addCells(
        List.of(
            label,
            Wrap.shorten(line.value(), VALUE_WIDTH),
            Decimals.format(line.qps(), digits.qps()),
            percent(line.errorPct()),
            Decimals.format(line.meanMs(), digits.mean()),
            Decimals.format(line.p50Ms(), digits.p50()),
            Decimals.format(line.p99Ms(), digits.p99()),
            Decimals.signedPercent(line.littlePct(), 1) + mark,
            verdicts.get(0)));
    for (String further : verdicts.subList(1, verdicts.size())) {
      grid.addCells(List.of("", "", "", "", "", "", "", "", further));
    }
  }

  private void addRatios(TextGrid grid, LineGroup group) {
    ComparisonLine base = group.lines().get(0);
    for (ComparisonLine line : group.lines().subList(1, group.lines().size())) {
      boolean valid = line.verdict().valid() && base.verdict().valid();
      grid.addCells(
          List.of(
              "",
              ratioLabel(line.value(), base.value()),
              ratio(line.qps(), base.qps()),
              "",
              ratio(line.meanMs(), base.meanMs()),
              ratio(line.p50Ms(), base.p50Ms()),
              ratio(line.p99Ms(), base.p99Ms()),
              "",
              valid ? "" : "(invalid)"));
    }
  }

  private void writeFootnotes(Appendable out) throws IOException {
    List<String> notes = new ArrayList<>();
    if (any(ComparisonLine::hasFewRuns)) {
      notes.add(
          "Fewer than "
              + ComparisonLine.ENOUGH_RUNS
              + " runs of a row are too few: differences may be chance, and \u00b1 needs at least 2.");
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
    if (!notes.isEmpty()) {
      out.append('\n').append(String.join("\n", notes)).append('\n');
    }
  }

  private boolean any(Predicate<ComparisonLine> property) {
    return allLines().anyMatch(property);
  }

  private static String percent(double value) {
    if (value > LARGEST_ERROR_PCT) {
      return ">" + LARGEST_ERROR_PCT + "%";
    }
    return Double.isFinite(value) ? Decimals.format(value, 1) + "%" : "";
  }

  private static String ratioLabel(String value, String base) {
    String label = value + " vs " + base;
    if (label.length() <= RATIO_LABEL_WIDTH) {
      return label;
    }
    return Wrap.shorten(value, RATIO_VALUE_WIDTH) + " vs " + Wrap.shorten(base, RATIO_VALUE_WIDTH);
  }

  private static String ratio(double value, double base) {
    double ratio = value / base;
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2fx", ratio) : "";
  }
}
