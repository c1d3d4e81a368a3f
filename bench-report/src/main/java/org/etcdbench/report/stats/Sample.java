package org.etcdbench.report.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Some scores, and what can be said of them. What cannot be said is NaN, and a score that is NaN
 * makes all but the percentiles NaN. Immutable, so safe for use by several threads.
 *
 * <p>Sums run in the order of the scores, as JMH's {@code AbstractStatistics} has it, so that the
 * figures equal JMH's to the last bit.
 */
public final class Sample {

  /** The confidence of every error that JMH prints. */
  public static final double JMH_CONFIDENCE = 0.999;

  /** The confidence of our own intervals. */
  public static final double CONFIDENCE = 0.95;

  /** JMH gives no error for fewer scores. */
  private static final int LEAST_FOR_JMH_ERROR = 3;

  private static final int LEAST_FOR_INTERVAL = 2;

  private final double[] scores;

  private Sample(double[] scores) {
    this.scores = scores;
  }

  /** The sample of these scores; there may be none. */
  public static Sample of(double... scores) {
    return new Sample(scores.clone());
  }

  /** The sample of all scores of all lists, in their order. */
  public static Sample pooled(List<List<Double>> lists) {
    return new Sample(lists.stream().flatMap(List::stream).mapToDouble(d -> d).toArray());
  }

  /** How many scores there are. */
  public int size() {
    return scores.length;
  }

  /** The arithmetic mean; NaN of no scores. */
  public double mean() {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return scores.length == 0 ? Double.NaN : sum / scores.length;
  }

  /** The unbiased standard deviation, Σ(x − mean)² ÷ (n − 1) below the root; NaN if n < 2. */
  public double standardDeviation() {
    if (scores.length < 2) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = 0;
    for (double score : scores) {
      squares += Math.pow(score - mean, 2);
    }
    return Math.sqrt(squares / (scores.length - 1));
  }

  /**
   * Half the width of the 99.9 % t-interval of the mean, as JMH's {@code getMeanErrorAt(0.999)} has
   * it: NaN for fewer than three scores.
   */
  public double jmhError() {
    return scores.length < LEAST_FOR_JMH_ERROR ? Double.NaN : halfWidth(JMH_CONFIDENCE);
  }

  /**
   * Half the width of the 95 % t-interval of the mean, in the scores' unit; NaN for fewer than two
   * scores. The scores must be independent: runs are, iterations of one run are not.
   */
  public double halfWidth95() {
    return scores.length < LEAST_FOR_INTERVAL ? Double.NaN : halfWidth(CONFIDENCE);
  }

  private double halfWidth(double confidence) {
    // no generator is needed for quantiles, and creating the default one is slow
    TDistribution t = new TDistribution(null, scores.length - 1);
    double quantile = t.inverseCumulativeProbability(1 - (1 - confidence) / 2);
    return quantile * standardDeviation() / Math.sqrt(scores.length);
  }

  /**
   * The percentile as JMH computes it: commons-math3's default, position p(n + 1)/100 between the
   * sorted scores; the least score for rank 0. NaN of no scores; scores that are NaN are left out.
   *
   * @param rank 0..100
   */
  public double percentile(double rank) {
    if (!(rank >= 0 && rank <= 100)) {
      throw new IllegalArgumentException("rank must be 0..100, got: " + rank);
    }
    if (rank == 0) {
      return Arrays.stream(scores).filter(s -> !Double.isNaN(s)).min().orElse(Double.NaN);
    }
    return new Percentile().evaluate(scores, rank);
  }
}
