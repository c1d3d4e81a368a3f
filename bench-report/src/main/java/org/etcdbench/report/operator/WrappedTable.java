package org.etcdbench.report.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table whose cells are sentences: flush left, without borders, and cells that are wider than
 * their column go on in the lines below.
 *
 * @param headers one for each column
 * @param widest how wide each column may become, at least as its header
 * @param filler the column that may take what the others leave
 * @param total how wide all may become, with the gaps between
 * @param rows each with a cell for each column
 */
record WrappedTable(
    List<String> headers, List<Integer> widest, int filler, int total, List<List<String>> rows) {
  private static final String GAP = "  ";

  void write(Appendable out) throws IOException {
    int[] widths = widths();
    append(out, headers, widths);
    for (List<String> row : rows) {
      List<List<String>> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        cells.add(wrap(row.get(column), widths[column]));
      }
      int lines = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < lines; i++) {
        int line = i;
        append(
            out,
            cells.stream().map(cell -> line < cell.size() ? cell.get(line) : "").toList(),
            widths);
      }
    }
  }

  private int[] widths() {
    int[] widths =
        IntStream.range(0, headers.size())
            .map(column -> width(column, widest.get(column)))
            .toArray();
    int others = IntStream.of(widths).sum() - widths[filler] + GAP.length() * (widths.length - 1);
    widths[filler] = width(filler, total - others);
    return widths;
  }

  private int width(int column, int most) {
    int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(headers.get(column).length(), Math.min(longest, most));
  }

  private static void append(Appendable out, List<String> cells, int[] widths) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** At blanks; a word that is wider than the column is cut. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Arrays.asList(text.split("\\s+", -1))) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line.delete(0, width);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
