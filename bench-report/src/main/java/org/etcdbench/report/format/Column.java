package org.etcdbench.report.format;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A column of a table of scenarios.
 *
 * @param <L> a line of the table
 * @param header above it
 * @param cell of a line
 * @param ratio of a line to the base
 */
record Column<L>(String header, Function<L, String> cell, BiFunction<L, L, String> ratio) {

  /** A column whose figures are set against the base's. */
  static <L> Column<L> compared(String header, ColumnDigits<L> digits) {
    return new Column<>(header, digits::cell, digits::ratio);
  }

  /** A column whose cells stand for themselves. */
  static <L> Column<L> plain(String header, Function<L, String> cell) {
    return new Column<>(header, cell, (line, base) -> "");
  }
}
