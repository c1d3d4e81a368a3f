package org.etcdbench.report.stats;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The distribution of the sum of the ranks of positive differences (Wilcoxon 1945), if each
 * difference is as likely to be negative as to be positive. It is exact for up to {@link
 * #MOST_EXACT} differences, and the normal approximation for more. Ranks are doubled, see {@link
 * MidRanks}; differences of zero are left out, as Wilcoxon did.
 */
final class SignedRank {
  /** Beyond it, the approximation differs in the third digit only. */
  static final int MOST_EXACT = 100;

  private SignedRank() {}

  /** The distribution for differences whose sizes have these doubled ranks. */
  static SumDistribution of(int[] doubledRanks) {
    int most = IntStream.of(doubledRanks).sum();
    if (doubledRanks.length > MOST_EXACT) {
      double squares = IntStream.of(doubledRanks).mapToDouble(rank -> (double) rank * rank).sum();
      return new SumDistribution.Normal(most / 2.0, Math.sqrt(squares) / 2);
    }
    double[] ways = new double[most + 1];
    ways[0] = 1;
    for (int rank : doubledRanks) {
      for (int sum = most; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    return new SumDistribution.Exact(ways);
  }

  /** The distribution where no two differences have the same size. */
  static SumDistribution withoutTies(int differences) {
    return of(IntStream.rangeClosed(1, differences).map(rank -> 2 * rank).toArray());
  }

  /** The two-sided p of these differences; 1 if none differs from zero. */
  static double twoSided(double[] differences) {
    double[] others = DoubleStream.of(differences).filter(d -> d != 0).toArray();
    int[] ranks = MidRanks.doubled(DoubleStream.of(others).map(Math::abs).toArray());
    int positive =
        IntStream.range(0, others.length).filter(i -> others[i] > 0).map(i -> ranks[i]).sum();
    return of(ranks).twoSided(positive);
  }
}
