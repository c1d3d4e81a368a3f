package org.etcdbench.report.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How a sum of doubled ranks is distributed if nothing but chance decides; see {@link MidRanks}.
 */
sealed interface SumDistribution {

  /** The probability of a doubled sum of at most this. */
  double upTo(int doubledSum);

  /** The probability of a doubled sum of at least this. */
  double from(int doubledSum);

  /** The probability of a sum at least as far out as this one on either side. */
  default double twoSided(int doubledSum) {
    return Math.min(1, 2 * Math.min(upTo(doubledSum), from(doubledSum)));
  }

  /** Every sum with its own probability. */
  final class Exact implements SumDistribution {
    private final double[] upTo;

    /** Of the number of ways in which each sum comes about; changes the array. */
    Exact(double[] ways) {
      for (int i = 1; i < ways.length; i++) {
        ways[i] += ways[i - 1];
      }
      double all = ways[ways.length - 1];
      for (int i = 0; i < ways.length; i++) {
        ways[i] /= all;
      }
      this.upTo = ways;
    }

    @Override
    public double upTo(int doubledSum) {
      return doubledSum < 0 ? 0 : upTo[Math.min(doubledSum, upTo.length - 1)];
    }

    @Override
    public double from(int doubledSum) {
      return 1 - upTo(doubledSum - 1);
    }
  }

  /**
   * The normal distribution that it comes near to, corrected for that sums of ranks are whole
   * numbers.
   *
   * @param mean of the doubled sum
   * @param deviation its standard deviation, at least 0
   */
  record Normal(double mean, double deviation) implements SumDistribution {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    /** Half a rank, doubled. */
    private static final double CONTINUITY = 1;

    @Override
    public double upTo(int doubledSum) {
      return STANDARD.cumulativeProbability((doubledSum + CONTINUITY - mean) / deviation);
    }

    @Override
    public double from(int doubledSum) {
      return STANDARD.cumulativeProbability((mean + CONTINUITY - doubledSum) / deviation);
    }
  }
}
