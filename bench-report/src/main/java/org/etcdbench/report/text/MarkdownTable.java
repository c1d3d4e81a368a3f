package org.etcdbench.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table in GitHub's Markdown. Cells are plain text. Built by one thread. */
public final class MarkdownTable {
  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();

  /** A table with these columns, of which there is at least one. */
  public MarkdownTable(List<Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns must not be empty");
    }
    this.columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param header plain text
   * @param align where its cells stand
   */
  public record Column(String header, Align align) {
    /** Checks that nothing is missing. */
    public Column {
      Objects.requireNonNull(header, "header is null");
      Objects.requireNonNull(align, "align is null");
    }

    /** A column of texts. */
    public static Column text(String header) {
      return new Column(header, Align.LEFT);
    }

    /** A column of figures. */
    public static Column figures(String header) {
      return new Column(header, Align.RIGHT);
    }
  }

  /** Where the cells of a column stand. */
  public enum Align {
    /** For texts. */
    LEFT(":--"),
    /** For figures. */
    RIGHT("--:");

    private final String rule;

    Align(String rule) {
      this.rule = rule;
    }
  }

  /** How the cells of a row look. */
  public enum Style {
    /** Plainly. */
    PLAIN(""),
    /** In italics. */
    EMPHASIZED("*"),
    /** In bold letters. */
    STRONG("**");

    private final String mark;

    Style(String mark) {
      this.mark = mark;
    }
  }

  private record Row(Style style, List<String> cells) {}

  /** Adds a row with a cell for each column. */
  public void add(List<String> cells) {
    add(Style.PLAIN, cells);
  }

  /** Adds a row with a cell for each column. */
  public void add(Style style, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "cells must be " + columns.size() + ", got: " + cells.size());
    }
    rows.add(new Row(style, List.copyOf(cells)));
  }

  /**
   * Writes the table.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Appendable out) throws IOException {
    writeLine(columns.stream().map(column -> Markdown.escape(column.header())).toList(), out);
    writeLine(columns.stream().map(column -> column.align().rule).toList(), out);
    for (Row row : rows) {
      writeLine(row.cells().stream().map(cell -> styled(row.style(), cell)).toList(), out);
    }
  }

  private static String styled(Style style, String cell) {
    String escaped = Markdown.escape(cell);
    return escaped.isEmpty() ? "" : style.mark + escaped + style.mark;
  }

  private static void writeLine(List<String> cells, Appendable out) throws IOException {
    out.append(
        cells.stream().map(cell -> " " + cell + " ").collect(Collectors.joining("|", "|", "|")));
    out.append('\n');
  }
}
