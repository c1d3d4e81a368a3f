package org.etcdbench.core.observe.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Go writes it: {@code 1m2.5s}, {@code 152.3ms}, {@code 40µs}. */
final class GoDuration {
  private static final Pattern WHOLE = Pattern.compile("-?([0-9.]+(h|m|s|ms|µs|us|ns))+|0");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ms|µs|us|ns|h|m|s)");

  private GoDuration() {}

  /** Its length in nanoseconds; empty if the text is none. */
  static Optional<Long> parseNs(String text) {
    // Go has the micro sign; others have the Greek letter
    String plain = text.replace('\u03bc', '\u00b5');
    if (!WHOLE.matcher(plain).matches()) {
      return Optional.empty();
    }
    double ns = 0;
    Matcher part = PART.matcher(plain);
    while (part.find()) {
      try {
        ns += Double.parseDouble(part.group(1)) * unitNs(part.group(2));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.of(Math.round(plain.startsWith("-") ? -ns : ns));
  }

  private static double unitNs(String unit) {
    return switch (unit) {
      case "h" -> 3600e9;
      case "m" -> 60e9;
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "ns" -> 1;
      default -> 1e3;
    };
  }
}
