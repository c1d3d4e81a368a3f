package org.etcdbench.core.workload;

/** A stateless source of random numbers, so that request i can be made without requests 0..i−1. */
final class Mix {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Mix() {}

  /**
   * The index-th output of SplitMix64 for this seed (Steele, Lea, Flood, "Fast splittable
   * pseudorandom number generators", OOPSLA 2014).
   */
  static long at(long seed, long index) {
    long z = seed + (index + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number in 0..bound−1; the bias of the remainder is below bound ÷ 2⁶³. */
  static long below(long bound, long seed, long index) {
    return (at(seed, index) >>> 1) % bound;
  }
}
