package org.etcdbench.core.driver.truth;

import java.time.Duration;

/**
 * Decides about each request when it is answered and how. Called by one thread, in the order of the
 * requests' numbers. A program may remember what it saw, so each use needs a program of its own.
 *
 * @see Programs
 */
@FunctionalInterface
public interface Program {

  /** What happens to this request, and when. */
  Step step(Arrival arrival);

  /**
   * This program with a stall: what would be answered in {@code [from, from + length)} is held
   * until the stall ends.
   *
   * @param from counted from when the program's first request was read, not negative
   * @param length greater than 0
   */
  default Program stalled(Duration from, Duration length) {
    return new Stalled(this, from, length);
  }

  /**
   * This program with its delays counted from the moment that the client put into the first 8 bytes
   * of the key: a reading of {@code time.Time#nanoTime()} in this JVM, big-endian. A request whose
   * key holds no such moment ends with INTERNAL.
   */
  default Program fromSend() {
    return new FromSend(this);
  }
}
