package org.etcdbench.report.operator;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as etcdctl draws it: headers in the middle, cells flush right, borders of ASCII.
 *
 * @param headers one for each column
 * @param rows each with a cell for each column
 */
record BorderedTable(List<String> headers, List<List<String>> rows) {

  void write(Appendable out) throws IOException {
    int[] widths =
        IntStream.range(0, headers.size())
            .map(column -> Math.max(headers.get(column).length(), widest(column)))
            .toArray();
    String border =
        IntStream.of(widths)
            .mapToObj(width -> "-".repeat(width + 2))
            .collect(Collectors.joining("+", "+", "+\n"));
    out.append(border);
    append(out, headers, widths, BorderedTable::centred);
    out.append(border);
    for (List<String> row : rows) {
      append(out, row, widths, (cell, blanks) -> " ".repeat(blanks) + cell);
    }
    if (!rows.isEmpty()) {
      out.append(border);
    }
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private interface Alignment {
    String pad(String cell, int blanks);
  }

  private static String centred(String cell, int blanks) {
    int before = blanks / 2;
    return " ".repeat(before) + cell + " ".repeat(blanks - before);
  }

  private static void append(Appendable out, List<String> cells, int[] widths, Alignment alignment)
      throws IOException {
    out.append('|');
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      out.append(' ').append(alignment.pad(cell, widths[column] - cell.length())).append(" |");
    }
    out.append('\n');
  }
}
