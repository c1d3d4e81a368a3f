package org.etcdbench.report.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution of the sum of the ranks that a group has among all values, if it is no other
 * than the rest: each choice of so many values is as likely as any other. With ranks without ties
 * it is that of Mann's and Whitney's U (1947); with mid-ranks it is the permutation distribution,
 * so ties need no correction. It is exact for up to {@link #MOST_EXACT} values; of more, the work
 * would grow with their fourth power, and the normal approximation, corrected for ties, differs
 * from it in the third digit only. Ranks are doubled, see {@link MidRanks}.
 */
final class RankSum {
  /** Values in both groups together; 50 runs a side. */
  static final int MOST_EXACT = 100;

  private RankSum() {}

  /** The distribution for a group of so many of the values that have these doubled ranks. */
  static SumDistribution of(int[] doubledRanks, int group) {
    return doubledRanks.length <= MOST_EXACT
        ? exact(doubledRanks, group)
        : normal(doubledRanks, group);
  }

  private static SumDistribution exact(int[] doubledRanks, int group) {
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
    return new SumDistribution.Exact(ways[group]);
  }

  /** The variance of the sum of so many numbers that are taken without putting any back. */
  private static SumDistribution normal(int[] doubledRanks, int group) {
    double all = doubledRanks.length;
    double mean = IntStream.of(doubledRanks).average().orElse(0);
    double squares =
        Arrays.stream(doubledRanks).mapToDouble(rank -> (rank - mean) * (rank - mean)).sum();
    double variance = group * (all - group) / (all * (all - 1)) * squares;
    return new SumDistribution.Normal(group * mean, Math.sqrt(variance));
  }

  /** The distribution where no two of the values are equal. */
  static SumDistribution withoutTies(int group, int rest) {
    return of(IntStream.rangeClosed(1, group + rest).map(rank -> 2 * rank).toArray(), group);
  }
}
