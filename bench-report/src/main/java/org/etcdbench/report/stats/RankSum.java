package org.etcdbench.report.stats;

import java.util.stream.IntStream;

/**
 * The exact distribution of the sum of the ranks that a group has among all values, if it is no
 * other than the rest: each choice of so many values is as likely as any other. With ranks without
 * ties it is that of Mann's and Whitney's U (1947); with mid-ranks it is the permutation
 * distribution, so ties need no correction. Ranks are doubled, see {@link MidRanks}.
 */
final class RankSum {
  /** Of each sum, the probability of a sum not above it. */
  private final double[] upTo;

  private RankSum(double[] upTo) {
    this.upTo = upTo;
  }

  /** The distribution for a group of so many of the values that have these doubled ranks. */
  static RankSum of(int[] doubledRanks, int group) {
    int most = IntStream.of(doubledRanks).sum();
    double[][] ways = new double[group + 1][most + 1];
    ways[0][0] = 1;
    int taken = 0;
    for (int rank : doubledRanks) {
      taken++;
      for (int size = Math.min(group, taken); size >= 1; size--) {
        for (int sum = most; sum >= rank; sum--) {
          ways[size][sum] += ways[size - 1][sum - rank];
        }
      }
    }
    return new RankSum(cumulated(ways[group]));
  }

  /** The distribution where no two of the values are equal. */
  static RankSum withoutTies(int group, int rest) {
    return of(IntStream.rangeClosed(1, group + rest).map(rank -> 2 * rank).toArray(), group);
  }

  static double[] cumulated(double[] ways) {
    double[] sums = ways.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    double all = sums[sums.length - 1];
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= all;
    }
    return sums;
  }

  /** The probability of a doubled sum of at most this. */
  double upTo(int doubledSum) {
    return doubledSum < 0 ? 0 : upTo[Math.min(doubledSum, upTo.length - 1)];
  }

  /** The probability of a doubled sum of at least this. */
  double from(int doubledSum) {
    return 1 - upTo(doubledSum - 1);
  }

  /** The probability of a sum at least as far out as this one on either side. */
  double twoSided(int doubledSum) {
    return Math.min(1, 2 * Math.min(upTo(doubledSum), from(doubledSum)));
  }
}
