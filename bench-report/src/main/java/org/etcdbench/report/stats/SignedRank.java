package org.etcdbench.report.stats;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The exact distribution of the sum of the ranks of positive differences (Wilcoxon 1945), if each
 * difference is as likely to be negative as to be positive. Ranks are doubled, see {@link
 * MidRanks}; differences of zero are left out, as Wilcoxon did.
 */
final class SignedRank {
  private final double[] upTo;

  private SignedRank(double[] upTo) {
    this.upTo = upTo;
  }

  /** The distribution for differences whose sizes have these doubled ranks. */
  static SignedRank of(int[] doubledRanks) {
    int most = IntStream.of(doubledRanks).sum();
    double[] ways = new double[most + 1];
    ways[0] = 1;
    for (int rank : doubledRanks) {
      for (int sum = most; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    return new SignedRank(RankSum.cumulated(ways));
  }

  /** The distribution where no two differences have the same size. */
  static SignedRank withoutTies(int differences) {
    return of(IntStream.rangeClosed(1, differences).map(rank -> 2 * rank).toArray());
  }

  /** The two-sided p of these differences; 1 if none differs from zero. */
  static double twoSided(double[] differences) {
    double[] others = DoubleStream.of(differences).filter(d -> d != 0).toArray();
    int[] ranks = MidRanks.doubled(DoubleStream.of(others).map(Math::abs).toArray());
    int positive =
        IntStream.range(0, others.length).filter(i -> others[i] > 0).map(i -> ranks[i]).sum();
    SignedRank distribution = of(ranks);
    double below = distribution.upTo(positive);
    double above = 1 - distribution.upTo(positive - 1);
    return Math.min(1, 2 * Math.min(below, above));
  }

  /** The probability of a doubled sum of at most this. */
  double upTo(int doubledSum) {
    return doubledSum < 0 ? 0 : upTo[Math.min(doubledSum, upTo.length - 1)];
  }
}
