package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which values of a key are shown.
 *
 * @param values each once, the base first
 */
record ValueOrder(List<String> values) {
  /** One number, or two as in a load or in a range of rates. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:(?<first>\\d{1,18}(?:\\.\\d+)?)(?:/|\\.\\.))?(?<last>\\d{1,18}(?:\\.\\d+)?)");

  /** Copies the list. */
  ValueOrder {
    values = List.copyOf(values);
  }

  /**
   * That of the values of a key: ascending if it is one of scenarios and all are numbers, or pairs
   * of them; else as they come first.
   */
  static ValueOrder of(ComparedKey key, List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    boolean numbers =
        key.ofScenario().isPresent()
            && distinct.stream().allMatch(value -> NUMBERS.matcher(value).matches());
    return new ValueOrder(numbers ? ascending(distinct) : distinct);
  }

  private static List<String> ascending(List<String> numbers) {
    return numbers.stream()
        .sorted(
            Comparator.<String>comparingDouble(value -> number(value, "last"))
                .thenComparingDouble(value -> number(value, "first")))
        .toList();
  }

  /** One of the two numbers; 0 where there is no first one. */
  private static double number(String value, String group) {
    Matcher matcher = NUMBERS.matcher(value);
    String number = matcher.matches() ? matcher.group(group) : null;
    return number == null ? 0 : Double.parseDouble(number);
  }

  /** The same rows, in the order of their values. */
  <T> List<T> sort(List<T> rows, Function<T, String> value) {
    return rows.stream()
        .sorted(Comparator.comparingInt(row -> values.indexOf(value.apply(row))))
        .toList();
  }

  /** The same with another base, which is one of the values. */
  ValueOrder withFirst(String base) {
    List<String> order = new ArrayList<>(values);
    order.remove(base);
    order.add(0, base);
    return new ValueOrder(order);
  }
}
