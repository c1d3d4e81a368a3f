package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of cells under each other: the first and the last column flush left, the others right. Text
 * may stand between the lines. Built by one thread.
 */
final class TextGrid {
  private static final String GAP = "  ";

  private final int columns;
  private final List<Line> lines = new ArrayList<>();

  /** A grid of so many columns, at least 2. */
  TextGrid(int columns) {
    this.columns = columns;
  }

  private sealed interface Line {}

  private record Cells(List<String> cells) implements Line {}

  private record Text(String text) implements Line {}

  /** Adds a line with a cell for each column. */
  void addCells(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException("cells must be " + columns + ", got: " + cells.size());
    }
    lines.add(new Cells(List.copyOf(cells)));
  }

  /** Adds a line that is no part of the grid. */
  void addText(String text) {
    lines.add(new Text(text));
  }

  /** The longest line of cells. */
  int width() {
    return IntStream.of(widths()).sum() + GAP.length() * (columns - 1);
  }

  void write(Appendable out) throws IOException {
    int[] widths = widths();
    for (Line line : lines) {
      String text =
          line instanceof Cells cells ? join(cells.cells(), widths) : ((Text) line).text();
      out.append(text.stripTrailing()).append('\n');
    }
  }

  private String join(List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      boolean left = column == 0 || column == columns - 1;
      padded.add(left ? cell + blanks : blanks + cell);
    }
    return String.join(GAP, padded);
  }

  private int[] widths() {
    int[] widths = new int[columns];
    for (Line line : lines) {
      if (line instanceof Cells cells) {
        for (int column = 0; column < columns; column++) {
          widths[column] = Math.max(widths[column], cells.cells().get(column).length());
        }
      }
    }
    return widths;
  }
}
