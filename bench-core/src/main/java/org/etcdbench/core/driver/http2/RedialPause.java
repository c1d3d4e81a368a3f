package org.etcdbench.core.driver.http2;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long a channel waits before it dials again: a tenth of a second at first, half as long again
 * each time, and a second at most. Each pause is up to a fifth shorter or longer than that, so that
 * channels that were lost together do not come back together.
 */
final class RedialPause {
  private static final double FIRST_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final double MAX_NS = TimeUnit.SECONDS.toNanos(1);
  private static final double GROWTH = 1.5;
  private static final double JITTER = 0.2;

  private final SplittableRandom random;
  private double meanNs = FIRST_NS;

  RedialPause(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next pause. */
  long nextNs() {
    double jittered = meanNs * (1 - JITTER + 2 * JITTER * random.nextDouble());
    // the longest one is a second with its jitter
    meanNs = Math.min(meanNs * GROWTH, MAX_NS / (1 + JITTER));
    return (long) jittered;
  }

  /** The connection was of use: the next pause is a first one. */
  void beginAgain() {
    meanNs = FIRST_NS;
  }
}
