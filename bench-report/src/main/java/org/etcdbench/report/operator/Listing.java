package org.etcdbench.report.operator;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one kind, a row for each, ready to be shown in any format. In JSON it is an object
 * with an array of rows; whatever is not known is null there, and an empty cell elsewhere.
 *
 * @param <R> what a row is made from
 */
public final class Listing<R> {
  private static final ObjectWriter JSON = JsonMapper.builder().build().writer(printer());

  private final String rowsName;
  private final List<Field<R>> fields;
  private final List<R> rows;
  private final Function<R, String> line;
  private final Map<String, @Nullable Object> facts;
  private final String remark;

  private Listing(
      String rowsName,
      List<Field<R>> fields,
      List<R> rows,
      Function<R, String> line,
      Map<String, @Nullable Object> facts,
      String remark) {
    this.rowsName = rowsName;
    this.fields = List.copyOf(fields);
    this.rows = List.copyOf(rows);
    this.line = line;
    this.facts = facts;
    this.remark = remark;
  }

  /** Rows whose simple lines are their cells, separated by commas. */
  static <R> Listing<R> of(String rowsName, List<Field<R>> fields, List<R> rows) {
    return new Listing<>(
        rowsName, fields, rows, row -> String.join(", ", cells(fields, row)), Map.of(), "");
  }

  /** The same with other simple lines. */
  Listing<R> withLines(Function<R, String> other) {
    return new Listing<>(rowsName, fields, rows, other, facts, remark);
  }

  /**
   * The same with what is true of all rows.
   *
   * @param more its fields in JSON
   * @param inWords a line below the rows; empty for none
   */
  Listing<R> withFacts(Map<String, @Nullable Object> more, String inWords) {
    return new Listing<>(rowsName, fields, rows, line, new LinkedHashMap<>(more), inWords);
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }

  /** Shows it. */
  public void write(OperatorFormat format, Appendable out) throws IOException {
    switch (format) {
      case TABLE -> writeTable(out);
      case SIMPLE -> writeLines(out);
      case JSON -> out.append(JSON.writeValueAsString(document())).append('\n');
    }
  }

  /** Where there is no row, the remark says so in better words than an empty table. */
  private void writeTable(Appendable out) throws IOException {
    if (!rows.isEmpty() || remark.isEmpty()) {
      table().write(out);
    }
    if (!remark.isEmpty()) {
      out.append(remark).append('\n');
    }
  }

  private void writeLines(Appendable out) throws IOException {
    for (R row : rows) {
      out.append(line.apply(row)).append('\n');
    }
    if (!rows.isEmpty() && !remark.isEmpty()) {
      out.append(remark).append('\n');
    }
  }

  private BorderedTable table() {
    return new BorderedTable(
        shown(fields).stream().map(Field::header).toList(),
        rows.stream().map(row -> cells(fields, row)).toList());
  }

  private static <R> List<Field<R>> shown(List<Field<R>> fields) {
    return fields.stream().filter(field -> !field.header().isEmpty()).toList();
  }

  private static <R> List<String> cells(List<Field<R>> fields, R row) {
    return shown(fields).stream().map(field -> field.text().apply(row)).toList();
  }

  private Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(facts);
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (R row : rows) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      fields.forEach(field -> object.put(field.name(), field.value().apply(row)));
      objects.add(object);
    }
    document.put(rowsName, objects);
    return document;
  }
}
