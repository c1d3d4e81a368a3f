package org.etcdbench.report.compare;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which values of a key are shown. Stateless. */
final class ValueOrder {
  /** One number, or two as in a load or in a range of rates. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:(?<first>\\d{1,18}(?:\\.\\d+)?)(?:/|\\.\\.))?(?<last>\\d{1,18}(?:\\.\\d+)?)");

  private ValueOrder() {}

  /** Each once: ascending if all are numbers or pairs of numbers, else as they come first. */
  static List<String> ascending(List<String> values) {
    List<String> distinct = asTheyCome(values);
    if (!distinct.stream().allMatch(value -> NUMBERS.matcher(value).matches())) {
      return distinct;
    }
    return distinct.stream()
        .sorted(
            Comparator.<String>comparingDouble(value -> number(value, "last"))
                .thenComparingDouble(value -> number(value, "first")))
        .toList();
  }

  /** Each once, as they come first. */
  static List<String> asTheyCome(List<String> values) {
    return values.stream().distinct().toList();
  }

  /** One of the two numbers; 0 where there is no first one. */
  private static double number(String value, String group) {
    Matcher matcher = NUMBERS.matcher(value);
    String number = matcher.matches() ? matcher.group(group) : null;
    return number == null ? 0 : Double.parseDouble(number);
  }
}
