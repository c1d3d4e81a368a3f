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
 * @param interval of that ratio, which stands below it; empty where there is none
 */
record Column<L>(
    String header,
    Function<L, String> cell,
    BiFunction<L, L, String> ratio,
    BiFunction<L, L, String> interval) {

  /** A column whose figures are set against the base's, as they stand there. */
  static <L> Column<L> compared(String header, ColumnDigits<L> digits) {
    return new Column<>(header, digits::cell, digits::ratio, (line, base) -> "");
  }

  /** A column whose cells stand for themselves. */
  static <L> Column<L> plain(String header, Function<L, String> cell) {
    return new Column<>(header, cell, (line, base) -> "", (line, base) -> "");
  }
}
