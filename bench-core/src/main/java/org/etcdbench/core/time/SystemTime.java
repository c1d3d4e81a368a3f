package org.etcdbench.core.time;

import java.time.Duration;
import java.time.Instant;

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
}
