package org.etcdbench.core.scenario;

import java.time.Duration;

/**
 * A stretch of an open load: a constant rate, or a ramp where the two rates differ.
 *
 * @param at when it begins, from the beginning of the load, at least 0
 * @param length how long it lasts, at least 10 ms
 * @param fromPerSec requests per second at its beginning
 * @param toPerSec requests per second at its end; in between the rate changes linearly
 */
public record Phase(Duration at, Duration length, double fromPerSec, double toPerSec) {
  /** The shortest phase. */
  public static final Duration MIN_LENGTH = Duration.ofMillis(10);

  /** The latest end of a phase: 365 days. */
  public static final Duration MAX_END = Duration.ofDays(365);

  /** Checks the bounds. */
  public Phase {
    if (at.isNegative()) {
      throw new IllegalArgumentException("at must be >= 0, got: " + Durations.format(at));
    }
    if (length.compareTo(MIN_LENGTH) < 0) {
      throw new IllegalArgumentException(
          "length must be >= "
              + Durations.format(MIN_LENGTH)
              + ", got: "
              + Durations.format(length));
    }
    if (at.compareTo(MAX_END) > 0 || length.compareTo(MAX_END.minus(at)) > 0) {
      throw new IllegalArgumentException(
          "at + length must be <= "
              + Durations.format(MAX_END)
              + ", got: "
              + Durations.format(at)
              + " + "
              + Durations.format(length));
    }
    Rates.check(fromPerSec);
    Rates.check(toPerSec);
  }

  /** When it ends, from the beginning of the load. */
  public Duration end() {
    return at.plus(length);
  }

  /** Rate and length: {@code 500..5000/s for 30s}. */
  public String label() {
    return Rates.format(fromPerSec, toPerSec) + " for " + Durations.format(length);
  }
}
