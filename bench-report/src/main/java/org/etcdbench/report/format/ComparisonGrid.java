package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.text.MarkdownTable;

/**
 * Groups of scenarios that differ in one key as a grid: what they share, the key's value, figures,
 * and a remark at the end. The values stand under each other, so that there may be any number of
 * them, and each but the base has a line of ratios.
 *
 * @param <L> a line of the table
 * @param key the compared key
 * @param value a line's value of it
 * @param columns the figures
 * @param remarkHeader above the remarks
 * @param remark of a line, at least one line of text
 * @param ratioRemark of a line of ratios
 */
record ComparisonGrid<L>(
    String key,
    Function<L, String> value,
    List<Column<L>> columns,
    String remarkHeader,
    Function<L, List<String>> remark,
    BiFunction<L, L, String> ratioRemark) {

  /** The widest that a table may be. */
  static final int MAX_WIDTH = 110;

  private static final int VALUE_WIDTH = 20;
  private static final int RATIO_LABEL_WIDTH = 36;
  private static final int RATIO_VALUE_WIDTH = 11;

  /** The lines of scenarios that are alike but for the key. */
  record Group<L>(String label, List<L> lines) {
    Group {
      lines = List.copyOf(lines);
    }
  }

  /** A comparison's groups, with a line made of each row. */
  static <L> List<Group<L>> groups(Comparison comparison, Function<Comparison.Row, L> line) {
    return comparison.groups().stream()
        .map(group -> new Group<>(group.label(), group.rows().stream().map(line).toList()))
        .toList();
  }

  /** Labels stand beside the lines, or above them where that would be too wide. */
  TextGrid of(List<Group<L>> groups) {
    TextGrid inside = grid(groups, true);
    return inside.width() <= MAX_WIDTH ? inside : grid(groups, false);
  }

  /** Labels stand beside the first line of a group; nothing is shortened or wrapped. */
  MarkdownTable markdown(List<Group<L>> groups) {
    List<MarkdownTable.Column> headers = new ArrayList<>();
    headers.add(MarkdownTable.Column.text(""));
    headers.add(MarkdownTable.Column.figures(key));
    columns.forEach(column -> headers.add(MarkdownTable.Column.figures(column.header())));
    headers.add(MarkdownTable.Column.text(remarkHeader));
    MarkdownTable table = new MarkdownTable(headers);
    for (Group<L> group : groups) {
      String label = group.label();
      for (L line : group.lines()) {
        String remarks = String.join(" ", remark.apply(line));
        table.add(cells(label, value.apply(line), column -> column.cell().apply(line), remarks));
        label = "";
      }
      L base = group.lines().get(0);
      for (L line : group.lines().subList(1, group.lines().size())) {
        String which = value.apply(line) + " vs " + value.apply(base);
        List<String> ratios = ratios(which, line, base);
        if (ratios.stream().filter(cell -> !cell.isEmpty()).count() > 1) {
          table.add(MarkdownTable.Style.EMPHASIZED, ratios);
        }
      }
    }
    return table;
  }

  private TextGrid grid(List<Group<L>> groups, boolean labelsInside) {
    TextGrid grid = new TextGrid(columns.size() + 3);
    grid.addCells(cells("", key, Column::header, remarkHeader));
    for (Group<L> group : groups) {
      if (!labelsInside) {
        Wrap.at(group.label(), MAX_WIDTH).forEach(grid::addText);
      }
      String label = labelsInside ? group.label() : "";
      for (L line : group.lines()) {
        addFigures(grid, label, line);
        label = "";
      }
      addRatios(grid, group);
    }
    return grid;
  }

  private void addFigures(TextGrid grid, String label, L line) {
    List<String> remarks = remark.apply(line);
    String shown = Wrap.shorten(value.apply(line), VALUE_WIDTH);
    grid.addCells(cells(label, shown, column -> column.cell().apply(line), remarks.get(0)));
    for (String further : remarks.subList(1, remarks.size())) {
      grid.addCells(cells("", "", column -> "", further));
    }
  }

  private void addRatios(TextGrid grid, Group<L> group) {
    L base = group.lines().get(0);
    for (L line : group.lines().subList(1, group.lines().size())) {
      grid.addCells(
          cells(
              "",
              ratioLabel(value.apply(line), value.apply(base)),
              column -> column.ratio().apply(line, base),
              ratioRemark.apply(line, base)));
      List<String> intervals = cells("", "", column -> column.interval().apply(line, base), "");
      if (!intervals.stream().allMatch(String::isEmpty)) {
        grid.addCells(intervals);
      }
    }
  }

  /** Ratios with their intervals behind them. */
  private List<String> ratios(String which, L line, L base) {
    return cells("", which, column -> ratio(column, line, base), ratioRemark.apply(line, base));
  }

  private static <L> String ratio(Column<L> column, L line, L base) {
    String interval = column.interval().apply(line, base);
    return column.ratio().apply(line, base) + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  private List<String> cells(
      String first, String second, Function<Column<L>, String> figure, String last) {
    List<String> cells = new ArrayList<>(List.of(first, second));
    columns.forEach(column -> cells.add(figure.apply(column)));
    cells.add(last);
    return cells;
  }

  private static String ratioLabel(String value, String base) {
    String label = value + " vs " + base;
    if (label.length() <= RATIO_LABEL_WIDTH) {
      return label;
    }
    return Wrap.shorten(value, RATIO_VALUE_WIDTH) + " vs " + Wrap.shorten(base, RATIO_VALUE_WIDTH);
  }
}
