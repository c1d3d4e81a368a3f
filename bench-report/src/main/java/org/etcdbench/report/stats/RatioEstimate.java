package org.etcdbench.report.stats;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How many times as large the scores of one group are as those of another: Hodges' and Lehmann's
 * estimate on logarithms (1963), with the exact interval that belongs to it (Moses; Bauer 1972) and
 * the exact p of the rank test; of more than 100 scores together both are by the normal
 * approximation. Nothing is assumed of the scores' distribution but that both have the same shape,
 * and a bad run in ten does no harm; see docs/method.md.
 *
 * @param design how the scores belong to each other
 * @param baseSize scores of the base, at least 1
 * @param size scores of the other group, at least 1
 * @param ratio other ÷ base, the median of the ratios of all pairs
 * @param interval its 95 % interval; null where so few scores allow none
 * @param p how likely a difference at least as large is by chance alone, 0..1
 * @param superiority the share of pairs in which the other's score is the larger one, ties half:
 *     0.5 means no difference (Vargha and Delaney's A, 2000)
 */
public record RatioEstimate(
    Design design,
    int baseSize,
    int size,
    double ratio,
    @Nullable Interval interval,
    double p,
    double superiority) {

  /** With fewer scores a side, no interval of 95 % exists. */
  public static final int LEAST_UNPAIRED = 4;

  /** With fewer pairs, no interval of 95 % exists. */
  public static final int LEAST_PAIRS = 6;

  private static final double ALPHA = 1 - Sample.CONFIDENCE;

  /** Checks that nothing is missing. */
  public RatioEstimate {
    Objects.requireNonNull(design, "design is null");
    if (baseSize < 1 || size < 1) {
      throw new IllegalArgumentException(
          "baseSize and size must be >= 1, got: " + baseSize + ", " + size);
    }
  }

  /** How the scores of the two groups belong to each other. */
  public enum Design {
    /** Independent runs. */
    UNPAIRED,
    /** Runs that took turns: the first with the first, the second with the second. */
    PAIRED,
    /** Parts of a single run each: how runs differ from each other is not in it. */
    WITHIN_RUN
  }

  /**
   * Of independent runs.
   *
   * @throws IllegalArgumentException if a group is empty or a score is not a positive number: what
   *     is not known must not pass for no difference
   */
  public static RatioEstimate unpaired(double[] base, double[] other) {
    return independent(Design.UNPAIRED, base, other);
  }

  /**
   * Of parts of a single run each, by the means of batches of them.
   *
   * @throws IllegalArgumentException as {@link #unpaired}, or if there are too few parts
   * @see BatchMeans
   */
  public static RatioEstimate withinRun(double[] base, double[] other) {
    return independent(Design.WITHIN_RUN, BatchMeans.of(base), BatchMeans.of(other));
  }

  private static RatioEstimate independent(Design design, double[] base, double[] other) {
    double[] a = logarithms(base);
    double[] b = logarithms(other);
    double[] differences =
        Arrays.stream(b).flatMap(y -> Arrays.stream(a).map(x -> y - x)).sorted().toArray();
    int n = a.length;
    int m = b.length;
    double[] pooled = DoubleStream.concat(Arrays.stream(b), Arrays.stream(a)).toArray();
    int[] ranks = MidRanks.doubled(pooled);
    int sum = Arrays.stream(ranks, 0, m).sum();
    SumDistribution without = RankSum.withoutTies(m, n);
    boolean tied = Arrays.stream(ranks).distinct().count() < ranks.length;
    int least = m * (m + 1);
    return new RatioEstimate(
        design,
        n,
        m,
        Math.exp(median(differences)),
        interval(differences, u -> without.upTo(least + 2 * u)),
        (tied ? RankSum.of(ranks, m) : without).twoSided(sum),
        (sum - least) / (2.0 * n * m));
  }

  /**
   * Of runs that took turns.
   *
   * @param base in the order of the runs
   * @param other likewise, as many
   * @throws IllegalArgumentException as {@link #unpaired}, or if the groups differ in size
   */
  public static RatioEstimate paired(double[] base, double[] other) {
    if (base.length != other.length) {
      throw new IllegalArgumentException(
          "paired scores must be as many on both sides, got: " + base.length + ", " + other.length);
    }
    double[] a = logarithms(base);
    double[] b = logarithms(other);
    int n = a.length;
    double[] differences = new double[n];
    Arrays.setAll(differences, i -> b[i] - a[i]);
    double[] walsh = walshAverages(differences);
    SumDistribution without = SignedRank.withoutTies(n);
    long larger = Arrays.stream(differences).filter(d -> d > 0).count();
    long equal = Arrays.stream(differences).filter(d -> d == 0).count();
    return new RatioEstimate(
        Design.PAIRED,
        n,
        n,
        Math.exp(median(walsh)),
        interval(walsh, w -> without.upTo(2 * w)),
        SignedRank.twoSided(differences),
        (larger + equal / 2.0) / n);
  }

  /** The means of all pairs of differences, each with itself too, ascending. */
  private static double[] walshAverages(double[] differences) {
    DoubleStream.Builder averages = DoubleStream.builder();
    for (int i = 0; i < differences.length; i++) {
      for (int j = i; j < differences.length; j++) {
        averages.add((differences[i] + differences[j]) / 2);
      }
    }
    return averages.build().sorted().toArray();
  }

  /** Its 95 % interval; empty where so few scores allow none. */
  public Optional<Interval> interval95() {
    return Optional.ofNullable(interval);
  }

  /**
   * The interval between the k-th of the sorted differences from either end, with the largest k for
   * which both tails together are not above 5 %.
   *
   * @param upTo the probability of a statistic of at most this
   */
  private static @Nullable Interval interval(double[] sorted, IntToDoubleFunction upTo) {
    int k = 0;
    while (k < sorted.length && 2 * upTo.applyAsDouble(k) <= ALPHA) {
      k++;
    }
    return k == 0
        ? null
        : new Interval(Math.exp(sorted[k - 1]), Math.exp(sorted[sorted.length - k]));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] logarithms(double[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there must be at least one score");
    }
    for (double score : scores) {
      if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("scores must be positive numbers, got: " + score);
      }
    }
    return Arrays.stream(scores).map(Math::log).toArray();
  }
}
