package org.etcdbench.core.scenario;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as profiles and the command line write them: {@code 500ms}, {@code 2s}, {@code 5m}. */
public final class Durations {
  /** What nothing here may take longer than: a year. Nanoseconds of it fit in a long many times. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private Durations() {}

  /**
   * Reads a whole number followed by {@code ms}, {@code s}, {@code m} or {@code h}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a duration is a whole number and a unit (ms, s, m, h) like 500ms or 2s, got: '"
              + text
              + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Writes the largest unit that stays whole; {@link #parse} reads it back. */
  public static String format(Duration duration) {
    long ms = duration.toMillis();
    if (ms % 1000 != 0 || ms == 0) {
      return ms + "ms";
    }
    long seconds = ms / 1000;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
