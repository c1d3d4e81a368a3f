package org.etcdbench.report.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/** Makes rows of a table whose headings say what is in it. One thread reads one table. */
final class TableReader {
  private static final Pattern AMBIGUOUS = Pattern.compile("\\d+,\\d+");

  private final String file;
  private final TextTable table;
  private final Notes notes;
  private final List<Column> columns;

  TableReader(String file, TextTable table, Notes notes) {
    this.file = file;
    this.table = table;
    this.notes = notes;
    this.columns = table.headings().stream().map(Headings::of).toList();
  }

  /** Whether it can be a table of measurements: it has a column of figures. */
  boolean hasFigures() {
    return columns.stream()
        .anyMatch(column -> column instanceof Column.Qps || column instanceof Column.Latency);
  }

  /**
   * The rows.
   *
   * @throws ImportException naming file, line and column of what is wrong
   */
  List<RowDraft> rows() throws ImportException {
    checkHeadings();
    List<RowDraft> rows = new ArrayList<>();
    for (TextTable.Row row : table.rows()) {
      rows.add(row(row));
    }
    return rows;
  }

  private void checkHeadings() throws ImportException {
    Set<Object> seen = new LinkedHashSet<>();
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String heading = table.headings().get(i);
      if (columns.get(i) == Column.Plain.UNREAD) {
        unread.add("'" + heading + "'");
      } else if (!seen.add(meaning(columns.get(i)))) {
        throw new ImportException(
            place(table.headingLine(), i), "another column says the same; leave one out");
      }
    }
    if (!unread.isEmpty()) {
      notes.warn(
          file
              + ", line "
              + table.headingLine()
              + ": these columns are not read: "
              + String.join(", ", unread));
    }
  }

  /** Two units of one latency are still one latency. */
  private static Object meaning(Column column) {
    if (column instanceof Column.Latency latency) {
      return latency.kind();
    }
    return column instanceof Column.Qps ? Column.Qps.class : column;
  }

  private String place(int line, int column) {
    return file + ", line " + line + ", column '" + table.headings().get(column) + "'";
  }

  private RowDraft row(TextTable.Row row) throws ImportException {
    String source = file + ", line " + row.line();
    if (row.cells().size() != columns.size()) {
      throw new ImportException(
          source,
          "must have " + columns.size() + " cells, as the headings, got: " + row.cells().size());
    }
    RowDraft draft = new RowDraft(source);
    for (int i = 0; i < columns.size(); i++) {
      Optional<String> text = Cells.text(row.cells().get(i));
      if (text.isPresent() && columns.get(i) != Column.Plain.UNREAD) {
        try {
          take(text.get(), columns.get(i), draft);
        } catch (IllegalArgumentException | ArithmeticException e) {
          throw new ImportException(place(row.line(), i), String.valueOf(e.getMessage()));
        }
      }
    }
    // a heading such as "read QPS" tells what the row itself does not
    columns.stream()
        .filter(column -> column instanceof Column.Qps qps && qps.of() != null)
        .forEach(column -> fillOperation(((Column.Qps) column).of(), draft));
    return draft;
  }

  private static void fillOperation(@Nullable Operation operation, RowDraft draft) {
    if (operation != null) {
      draft.scenario().fill(ScenarioKey.OPERATION, operation.label());
    }
  }

  private void take(String text, Column column, RowDraft draft) {
    if (table.pointOnly() && AMBIGUOUS.matcher(text).find()) {
      throw new IllegalArgumentException(
          "a comma can be a decimal sign here or part thousands: write a point, or nothing, got: '"
              + text
              + "'");
    }
    if (column instanceof Column.Key key) {
      takeKey(text, key.key(), draft.scenario());
    } else if (column instanceof Column.Latency latency) {
      draft.figures().latency(latency.kind(), Cells.latencyNs(text, latency.unit()));
    } else if (column instanceof Column.Qps) {
      draft.figures().okPerSec(Cells.perSec(text));
    } else if (column instanceof Column.Plain plain) {
      takePlain(text, plain, draft);
    }
  }

  private static void takeKey(String text, ScenarioKey key, ScenarioDraft scenario) {
    switch (key) {
      case OPERATION -> Words.operation(text, scenario);
      case TARGET -> Words.target(text, scenario);
      case CONSISTENCY -> Words.consistency(text, scenario);
      case KEY_SIZE, VALUE_SIZE -> scenario.put(key, Cells.bytes(text));
      case RATE, ARRIVAL, DRIVER -> scenario.put(key, text);
      case MEMBERS, CONNS, CLIENTS, KEY_SPACE ->
          scenario.put(key, Long.toString(Cells.whole(text)));
    }
  }

  private void takePlain(String text, Column.Plain plain, RowDraft draft) {
    switch (plain) {
      case REQUESTS -> draft.figures().requestsPerRun(Cells.whole(text));
      case ERRORS -> draft.figures().errors(Cells.whole(text));
      case RUNS -> runs(text, draft);
      case ETCD_VERSION -> notes.etcdVersion(text);
      case VERDICT -> verdict(text, draft);
      case UNREAD -> {}
    }
  }

  /** A row of an etcd-bench's table that measured nothing has 0. */
  private static void runs(String text, RowDraft draft) {
    long runs = Cells.whole(text);
    if (runs > 0) {
      draft.figures().runs(Math.toIntExact(runs));
    }
  }

  private static void verdict(String text, RowDraft draft) {
    if (text.equals("VALID")) {
      return;
    }
    for (String code : text.split("\\+", -1)) {
      Finding.Code known =
          Arrays.stream(Finding.Code.values())
              .filter(constant -> constant.name().equals(code))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "must be VALID, or codes of findings like ERRORS+NOT_STEADY, got: '"
                              + text
                              + "'"));
      draft.add(new Finding(known, "the table says so"));
    }
  }
}
