package org.etcdbench.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The only place that asks the machine for the time or waits for it to pass. */
final class SystemTime implements Time {

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
  }

  /** A thread that parks wakes within some tens of microseconds; one that sleeps, in whole ms. */
  @Override
  public void sleepUntil(long atNs) throws InterruptedException {
    long leftNs = atNs - nanoTime();
    while (leftNs > 0) {
      LockSupport.parkNanos(this, leftNs);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      leftNs = atNs - nanoTime();
    }
  }
}
