package org.etcdbench.report.operator;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is shown of each row.
 *
 * @param header above its column in a table; empty if it is in JSON only
 * @param name its name in JSON
 * @param text its cell; empty if it is not known
 * @param value its value in JSON; null if it is not known
 */
record Field<R>(
    String header, String name, Function<R, String> text, Function<R, @Nullable Object> value) {

  static <R> Field<R> of(String header, String name, Function<R, @Nullable Object> value) {
    return of(header, name, value, String::valueOf);
  }

  static <R, V> Field<R> of(
      String header, String name, Function<R, @Nullable V> value, Function<V, String> text) {
    return new Field<>(header, name, row -> shown(value.apply(row), text), value::apply);
  }

  private static <V> String shown(@Nullable V value, Function<V, String> text) {
    return value == null ? "" : text.apply(value);
  }
}
