package org.etcdbench.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that passes only when told: {@link #advance} moves it, and who sleeps moves it himself and
 * goes on at once. Safe for use by several threads.
 *
 * <p>Its first reading is a second below the largest number, so that code which compares readings
 * instead of their differences, or takes 0 for the beginning, fails its test.
 */
public final class ManualTime implements Time {
  private static final long FIRST_NS = Long.MAX_VALUE - 1_000_000_000L;
  private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");

  private long passedNs;

  /** Moves the time; it never goes back. */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration must be >= 0, got: " + duration);
    }
    passedNs += duration.toNanos();
  }

  @Override
  public synchronized long nanoTime() {
    return FIRST_NS + passedNs;
  }

  @Override
  public synchronized Instant now() {
    return FIRST.plusNanos(passedNs);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    advance(duration);
  }

  @Override
  public void sleepUntil(long atNs) throws InterruptedException {
    sleep(Duration.ofNanos(Math.max(0, atNs - nanoTime())));
  }
}
