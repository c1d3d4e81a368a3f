package org.etcdbench.report.imported;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.scenario.ByteSizes;
import org.jspecify.annotations.Nullable;

/** Reads the cells of tables. What it refuses is an {@link IllegalArgumentException}. */
final class Cells {
  private static final Pattern MARKUP = Pattern.compile("\\*\\*|`|^\\*|\\*$");
  private static final Set<String> EMPTY =
      Set.of("", "-", "--", "—", "–", "n/a", "unknown", "未知", "?");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([, ]\\d{3})+(\\.\\d+)?");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern WITH_UNIT =
      Pattern.compile("(?<number>[\\d., ]+?)\\s*(?<unit>[^\\d., ]*)");
  private static final Map<String, Double> TIME_UNITS =
      Map.ofEntries(
          Map.entry("ns", 1.0),
          Map.entry("纳秒", 1.0),
          Map.entry("us", 1e3),
          // the micro sign becomes the Greek letter when it is normalized
          Map.entry("\u03bcs", 1e3),
          Map.entry("microseconds", 1e3),
          Map.entry("微秒", 1e3),
          Map.entry("ms", 1e6),
          Map.entry("milliseconds", 1e6),
          Map.entry("毫秒", 1e6),
          Map.entry("s", 1e9),
          Map.entry("sec", 1e9),
          Map.entry("secs", 1e9),
          Map.entry("seconds", 1e9),
          Map.entry("秒", 1e9));
  private static final Set<String> PER_SECOND =
      Set.of("", "/s", "/sec", "qps", "ops/s", "req/s", "rps");

  private Cells() {}

  /** The cell without markup; empty if it says nothing. */
  static Optional<String> text(String cell) {
    String text =
        Normalizer.normalize(MARKUP.matcher(cell.strip()).replaceAll(""), Normalizer.Form.NFKC)
            .strip();
    return EMPTY.contains(text.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(text);
  }

  /** Nanoseconds of a unit of time. */
  static Optional<Double> timeUnit(String name) {
    return Optional.ofNullable(TIME_UNITS.get(name));
  }

  /** A latency in nanoseconds; of a cell without a unit the heading's counts. */
  static Quantity latencyNs(String text, @Nullable Double headingUnit) {
    Matcher matcher = split(text);
    String name = matcher.group("unit").toLowerCase(Locale.ROOT);
    Double unit = name.isEmpty() ? headingUnit : TIME_UNITS.get(name);
    if (unit == null && name.isEmpty()) {
      throw new IllegalArgumentException(
          "of which unit? Write it in the heading, like 'Average latency (ms)', or in each cell,"
              + " like '31.9 ms'");
    }
    if (unit == null) {
      throw new IllegalArgumentException(
          "must be a latency in ns, us, ms or s, like '31.9 ms', got: '" + text + "'");
    }
    return Quantity.of(number(matcher.group("number")), unit);
  }

  /** Requests per second. */
  static Quantity perSec(String text) {
    Matcher matcher = split(text);
    if (!PER_SECOND.contains(matcher.group("unit").toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "must be a number of requests per second, like 2114, got: '" + text + "'");
    }
    return Quantity.of(number(matcher.group("number")), 1);
  }

  private static Matcher split(String text) {
    Matcher matcher = WITH_UNIT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a number, like 31.9, got: '" + text + "'");
    }
    return matcher;
  }

  /** A number of requests or the like. */
  static long whole(String text) {
    BigDecimal number = number(text);
    if (number.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("must be a whole number, got: '" + text + "'");
    }
    return number.longValueExact();
  }

  /** A number of bytes, as a text of digits. */
  static String bytes(String text) {
    String plain = text.replaceFirst("(?i)\\s*(bytes?|字节)$", "B");
    return Long.toString(ByteSizes.parse(GROUPED.matcher(plain).matches() ? digits(plain) : plain));
  }

  private static BigDecimal number(String text) {
    String stripped = text.strip();
    if (!PLAIN.matcher(stripped).matches() && !GROUPED.matcher(stripped).matches()) {
      throw new IllegalArgumentException(
          "must be a number with a point, like 31.9 or 10,000, got: '" + text + "'");
    }
    return new BigDecimal(digits(stripped));
  }

  private static String digits(String number) {
    return number.replaceAll("[, ]", "");
  }
}
