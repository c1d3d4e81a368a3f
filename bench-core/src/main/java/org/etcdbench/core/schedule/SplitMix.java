package org.etcdbench.core.schedule;

/**
 * A small stream of random numbers that can be put to any of 2⁶⁴ places without allocating:
 * SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 *
 * <p>Logarithms are {@link StrictMath}'s, so that generators on different machines agree on every
 * bit. For one thread.
 */
final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** Starts the stream of one place: a kind of draw, and a position among its like. */
  SplitMix at(long seed, int kind, long position) {
    state = mix(mix(seed + (kind + 1) * GOLDEN_GAMMA) + (position + 1) * GOLDEN_GAMMA);
    return this;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in the open interval (0, 1). */
  double uniform() {
    state += GOLDEN_GAMMA;
    return ((mix(state) >>> 11) + 0.5) * UNIT;
  }

  /** Exponential with mean 1, above 0. */
  double exponential() {
    return -StrictMath.log(uniform());
  }

  /** Standard normal, by Marsaglia's polar method (SIAM Review 6(3), 1964). */
  double normal() {
    while (true) {
      double x = 2 * uniform() - 1;
      double y = 2 * uniform() - 1;
      double r = x * x + y * y;
      if (r < 1 && r > 0) {
        return x * Math.sqrt(-2 * StrictMath.log(r) / r);
      }
    }
  }

  /**
   * Gamma of this shape, at least 1, and scale 1: the time of that many arrivals at rate 1.
   *
   * <p>Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000;
   * written with w = v − 1, since v itself rounds away what large shapes need.
   */
  double gamma(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double cx = c * x;
      double w = cx * (3 + cx * (3 + cx));
      if (w > -1 && StrictMath.log(uniform()) < x * x / 2 + d * (StrictMath.log1p(w) - w)) {
        return d + d * w;
      }
    }
  }

  /** Beta of two equal shapes: where the middle of 2·shape arrivals falls. */
  double beta(double shape) {
    double left = gamma(shape);
    return left / (left + gamma(shape));
  }
}
