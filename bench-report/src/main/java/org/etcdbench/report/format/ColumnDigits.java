package org.etcdbench.report.format;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;

/**
 * Prints the cells of one column of figures, all with the same decimals.
 *
 * @param <L> a line of the table
 */
final class ColumnDigits<L> {
  private final ToDoubleFunction<L> value;
  private final int digits;

  private ColumnDigits(ToDoubleFunction<L> value, int digits) {
    this.value = value;
    this.digits = digits;
  }

  /** Milliseconds: the least value decides. */
  static <L> ColumnDigits<L> ms(List<L> lines, ToDoubleFunction<L> value) {
    return of(lines, value, Decimals::forMs);
  }

  /** Requests per second: likewise. */
  static <L> ColumnDigits<L> rate(List<L> lines, ToDoubleFunction<L> value) {
    return of(lines, value, Decimals::forRate);
  }

  /** So many decimals, whatever the values. */
  static <L> ColumnDigits<L> fixed(int digits, ToDoubleFunction<L> value) {
    return new ColumnDigits<>(value, digits);
  }

  private static <L> ColumnDigits<L> of(
      List<L> lines, ToDoubleFunction<L> value, ToIntFunction<double[]> digits) {
    double[] column = lines.stream().mapToDouble(value).toArray();
    return new ColumnDigits<>(value, digits.applyAsInt(column));
  }

  String cell(L line) {
    return Decimals.format(value.applyAsDouble(line), digits);
  }

  /** The cell as a multiple of another; empty if it cannot be said. */
  String ratio(L line, L base) {
    return new RatioText(value.applyAsDouble(line) / value.applyAsDouble(base)).ratio();
  }
}
