package org.etcdbench.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.etcdbench.core.result.InFlight;

/**
 * Averages a count that is looked at now and then, at random moments: what arrives as a Poisson
 * process sees time averages (Wolff 1982). Seeded; used by one thread.
 */
final class InFlightSampler {
  private static final long SEED = 0x1f11;

  private final double meanIntervalNs;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private long nextNs;
  private long samples;
  private double mean;
  private double squares;
  private double lateNs;

  /**
   * Begins to sample at this moment.
   *
   * @param meanInterval between looks: each wakes a thread, and reads what other threads write
   */
  InFlightSampler(long nowNs, Duration meanInterval) {
    this.meanIntervalNs = meanInterval.toNanos();
    this.nextNs = nowNs + interval();
  }

  /** When to look next. */
  long nextNs() {
    return nextNs;
  }

  /** Whether it is time to look. */
  boolean isDue(long nowNs) {
    return nowNs - nextNs >= 0;
  }

  /** Takes what was seen (Welford 1962), and says when to look again. */
  void sample(long nowNs, double count) {
    samples++;
    lateNs += (double) (nowNs - nextNs);
    double off = count - mean;
    mean += off / samples;
    squares += off * (count - mean);
    skip(nowNs);
  }

  /** Lets this moment pass unseen. */
  void skip(long nowNs) {
    nextNs = nowNs + interval();
  }

  private long interval() {
    return (long) (-Math.log(1 - random.nextDouble()) * meanIntervalNs);
  }

  /** What was seen on the whole; empty if nothing was. */
  Optional<InFlight> result() {
    if (samples == 0) {
      return Optional.empty();
    }
    double variance = samples < 2 ? 0 : squares / (samples - 1);
    return Optional.of(
        new InFlight(samples, mean, Math.sqrt(variance / samples), lateNs / samples));
  }
}
