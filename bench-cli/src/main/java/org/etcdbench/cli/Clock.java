package org.etcdbench.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as JMH's progress line prints them. */
final class Clock {
  private Clock() {}

  /** Hours, minutes and seconds: {@code 00:02:40}. */
  static String text(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
