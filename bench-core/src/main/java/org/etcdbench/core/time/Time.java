package org.etcdbench.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and waiting. Implementations are safe for use by several threads.
 *
 * @implSpec {@link #sleep} must let {@link #nanoTime} advance by at least the time asked for.
 */
public interface Time {

  /** The machine's own time. */
  Time SYSTEM = new SystemTime();

  /** A monotonic reading in nanoseconds; only differences mean anything. */
  long nanoTime();

  /** The wall clock, for naming and dating things; never for durations. */
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits until {@link #nanoTime} has reached a reading, as exactly as this time can; returns at
   * once if it has.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  void sleepUntil(long atNs) throws InterruptedException;
}
