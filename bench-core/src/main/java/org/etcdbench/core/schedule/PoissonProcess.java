package org.etcdbench.core.schedule;

import java.util.function.DoublePredicate;

/**
 * A Poisson process of rate 1 whose n-th arrival can be asked for without those before it: in O(log
 * n), by facts about its arrival times (Devroye, "Non-Uniform Random Variate Generation", 1986,
 * chapters V and VI).
 *
 * <ul>
 *   <li>The time that k arrivals take is Gamma(k), and independent of what came before: so end the
 *       first block of 256 arrivals, and each next doubling of their number.
 *   <li>Given the time that 2k arrivals take, the first k take a Beta(k, k) share of it: so every
 *       doubling is halved, down to single blocks.
 *   <li>Given the time that a block takes, its gaps are exponential ones divided by their sum.
 * </ul>
 *
 * <p>Each draw has its own random stream, named by its place, so that nothing depends on the order
 * of questions. Times are doubles: at 10¹² arrivals they resolve 1/8000 of a mean gap. Immutable.
 */
final class PoissonProcess {
  private static final int BLOCK_BITS = 8;

  /** Arrivals in a block. */
  static final int BLOCK = 1 << BLOCK_BITS;

  /** Blocks are numbered with so many bits: {@link Schedule#MAX_REQUESTS} arrivals in all. */
  private static final int LEVELS = 50 - BLOCK_BITS;

  private static final int GAPS = 0;
  private static final int DOUBLING = 64;

  private final long seed;

  /** The time at which 2ᵏ blocks end. */
  private final double[] doublings = new double[LEVELS + 1];

  PoissonProcess(long seed) {
    this.seed = seed;
    SplitMix random = new SplitMix();
    doublings[0] = random.at(seed, DOUBLING, 0).gamma(BLOCK);
    for (int k = 0; k < LEVELS; k++) {
      double added = random.at(seed, DOUBLING, k + 1).gamma(arrivals(k));
      doublings[k + 1] = doublings[k] + added;
    }
  }

  /** The arrivals in 2ᵏ blocks. */
  private static double arrivals(int k) {
    return (double) ((long) BLOCK << k);
  }

  /** The block that an arrival is in. */
  static long block(long index) {
    return index >>> BLOCK_BITS;
  }

  /** The number of an arrival within its block. */
  static int inBlock(long index) {
    return (int) index & (BLOCK - 1);
  }

  /** The time of an arrival, from 0 on; the first comes after an exponential gap. */
  double arrival(long index) {
    double[] times = new double[BLOCK];
    fill(block(index), times, new SplitMix());
    return times[inBlock(index)];
  }

  /** Writes the times of a block's arrivals, in order; uses the stream and leaves it anywhere. */
  void fill(long block, double[] times, SplitMix random) {
    double begin = begin(block, random);
    double end = begin(block + 1, random);
    random.at(seed, GAPS, block);
    double sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += random.exponential();
      times[i] = sum;
    }
    for (int i = 0; i < BLOCK - 1; i++) {
      times[i] = between(begin, end, times[i] / sum);
    }
    times[BLOCK - 1] = end;
  }

  /** The time at which a block begins, that is, of the last arrival before it. */
  private double begin(long block, SplitMix random) {
    if (block == 0) {
      return 0;
    }
    int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(block);
    long first = 1L << level;
    double low = doublings[level];
    double high = block == first ? low : doublings[level + 1];
    while (block != first) {
      double middle = middle(low, high, first, level, random);
      level--;
      if (block >= first + (1L << level)) {
        first += 1L << level;
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the first half of the 2ˡᵉᵛᵉˡ blocks from {@code first} on ends. */
  private double middle(double low, double high, long first, int level, SplitMix random) {
    return between(low, high, random.at(seed, level, first).beta(arrivals(level - 1)));
  }

  private static double between(double low, double high, double share) {
    return Math.min(low + (high - low) * share, high);
  }

  /**
   * The number of arrivals that a predicate holds for.
   *
   * @param early holds for times up to some instant and for none after it
   */
  long count(DoublePredicate early) {
    int level = 0;
    while (level <= LEVELS && early.test(doublings[level])) {
      level++;
    }
    if (level > LEVELS) {
      return Schedule.MAX_REQUESTS;
    }
    SplitMix random = new SplitMix();
    long block = level == 0 ? 0 : lastBegun(level - 1, early, random);
    double[] times = new double[BLOCK];
    fill(block, times, random);
    return (block << BLOCK_BITS) + countFirst(times, early);
  }

  /** The last block between 2ˡᵉᵛᵉˡ and twice that many whose begin is early. */
  private long lastBegun(int top, DoublePredicate early, SplitMix random) {
    long first = 1L << top;
    double low = doublings[top];
    double high = doublings[top + 1];
    for (int level = top; level > 0; level--) {
      double middle = middle(low, high, first, level, random);
      if (early.test(middle)) {
        first += 1L << (level - 1);
        low = middle;
      } else {
        high = middle;
      }
    }
    return first;
  }

  private static int countFirst(double[] times, DoublePredicate early) {
    int count = 0;
    while (count < times.length && early.test(times[count])) {
      count++;
    }
    return count;
  }
}
