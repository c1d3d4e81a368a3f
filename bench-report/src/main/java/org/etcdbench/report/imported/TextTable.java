package org.etcdbench.report.imported;

import java.util.List;

/**
 * A table as text.
 *
 * @param headingLine where its headings stand, from 1
 * @param headings of its columns
 * @param rows below them
 * @param pointOnly whether a comma in a number could be a decimal sign here
 */
record TextTable(int headingLine, List<String> headings, List<Row> rows, boolean pointOnly) {
  TextTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** A row and the line on which it stands. */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }
}
