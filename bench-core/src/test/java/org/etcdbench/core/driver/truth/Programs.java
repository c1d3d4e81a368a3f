package org.etcdbench.core.driver.truth;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/** The programs there are; they compose. Delays are functions of the request's number. */
public final class Programs {
  private static final Reply ANSWER = new Reply.Answer();

  /** What {@link SplittableRandom} adds to its seed for each draw. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Programs() {}

  /** Answers at once. */
  public static Program prompt() {
    return reply(ANSWER);
  }

  /** Answers after this delay, not negative. */
  public static Program constant(Duration delay) {
    return reply(delay, ANSWER);
  }

  /**
   * As {@link #constant}, but the first requests, one of each of so many clients, are answered
   * earlier and at different times, so that a closed loop does not ask for all others at once.
   *
   * @param clients at least 1; from this number on the delay is constant
   */
  public static Program staggered(Duration delay, int clients) {
    if (clients < 1) {
      throw new IllegalArgumentException("clients must be >= 1, got: " + clients);
    }
    long delayNs = delay.toNanos();
    Program growing = arrival -> arrival.after(delayNs * (arrival.number() + 1) / clients, ANSWER);
    return first(clients, growing, constant(delay));
  }

  /** Does this at once. */
  public static Program reply(Reply reply) {
    return reply(Duration.ZERO, reply);
  }

  /** Does this after a delay, not negative. */
  public static Program reply(Duration delay, Reply reply) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must be >= 0, got: " + delay);
    }
    long delayNs = delay.toNanos();
    return arrival -> arrival.after(delayNs, reply);
  }

  /** Answers after exponentially distributed delays with this mean, greater than 0. */
  public static Program exponential(Duration mean, long seed) {
    long meanNs = positive("mean", mean);
    return distributed(number -> -meanNs * Math.log(uniform(seed, number)));
  }

  /**
   * Answers after lognormally distributed delays.
   *
   * @param median of the delays, greater than 0
   * @param sigma standard deviation of their natural logarithm, from 0 to 3
   */
  public static Program lognormal(Duration median, double sigma, long seed) {
    if (!(sigma >= 0 && sigma <= 3)) {
      throw new IllegalArgumentException("sigma must be 0..3, got: " + sigma);
    }
    long medianNs = positive("median", median);
    return distributed(number -> medianNs * Math.exp(sigma * normal(seed, number)));
  }

  private static Program distributed(LongToDoubleFunction delayNs) {
    return arrival -> arrival.after(Math.round(delayNs.applyAsDouble(arrival.number())), ANSWER);
  }

  private static long positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be > 0, got: " + value);
    }
    return value.toNanos();
  }

  /** The draw of this index, in (0, 1]. */
  private static double uniform(long seed, long index) {
    return 1 - new SplittableRandom(seed + index * GOLDEN_GAMMA).nextDouble();
  }

  /** Box and Muller: one standard normal draw of two uniform ones. */
  private static double normal(long seed, long index) {
    double radius = Math.sqrt(-2 * Math.log(uniform(seed, 2 * index)));
    return radius * Math.cos(2 * Math.PI * uniform(seed, 2 * index + 1));
  }

  /** The first requests by one program, all others by another, which counts them from 0. */
  public static Program first(long count, Program these, Program then) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be >= 1, got: " + count);
    }
    return arrival ->
        arrival.number() < count
            ? these.step(arrival)
            : then.step(arrival.numbered(arrival.number() - count));
  }

  /** Each n-th request (numbers n - 1, 2n - 1, …) by one program, all others by another. */
  public static Program every(long n, Program these, Program others) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be >= 1, got: " + n);
    }
    return arrival -> (arrival.number() % n == n - 1 ? these : others).step(arrival);
  }
}
