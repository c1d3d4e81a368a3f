package org.etcdbench.core.steady;

import java.util.Arrays;

/**
 * The second stage: how much of the beginning is to be cut off, by MSER-5.
 *
 * <p>Over the means Z of b batches of 5 s, it cuts the d batches that minimise Σ(Zⱼ − Z̄)² / (b −
 * d)², the squared standard error of the mean of the rest: cutting a transient lowers the sum,
 * cutting more only the number. (White, "An effective truncation heuristic for bias reduction in
 * simulation output", Simulation 69(6), 1997; the best of 44 methods in Hoad, Robinson and Davies,
 * "Automating warm-up length estimation", WSC 2008.)
 *
 * <p>A few batches at the end that happen to be alike would win too often, so that Hoad et al.
 * never keep fewer than 5. Neither do we; and since a cut beyond the half condemns the recording,
 * one must keep at least 20 batches and an eighth of all: with 5, chance condemned 3 % of flat
 * series of 9 minutes. Recordings below 205 s are thus cut, but never condemned, here.
 */
public final class Mser5 {
  private static final int BATCH_SECONDS = 5;
  private static final int FEWEST_KEPT = 5;
  private static final int FEWEST_KEPT_BEYOND_HALF = 20;
  private static final int SHARE_KEPT_BEYOND_HALF = 8;

  private Mser5() {}

  /**
   * Where the transient ends.
   *
   * @param perSecond one value a second; NaN where there is none
   */
  public static Trim trim(double[] perSecond) {
    double[] batches = batchMeans(perSecond);
    int cutSeconds = BATCH_SECONDS * best(batches);
    return 2 * cutSeconds > perSecond.length ? new Trim.NoSteadyState() : new Trim.Cut(cutSeconds);
  }

  /** Whole batches from the beginning on. */
  private static double[] batchMeans(double[] perSecond) {
    double[] means = new double[perSecond.length / BATCH_SECONDS];
    for (int i = 0; i < means.length; i++) {
      int from = i * BATCH_SECONDS;
      double[] batch = Medians.present(Arrays.copyOfRange(perSecond, from, from + BATCH_SECONDS));
      means[i] = Arrays.stream(batch).average().orElse(Double.NaN);
    }
    return means;
  }

  /** The first batch to keep; goes backwards, adding one batch at a time to mean and squares. */
  private static int best(double[] batches) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    int kept = 0;
    for (int d = batches.length - 1; d >= 0; d--) {
      if (!Double.isNaN(batches[d])) {
        kept++;
        double delta = batches[d] - mean;
        mean += delta / kept;
        squares += delta * (batches[d] - mean);
      }
      double statistic = squares / ((double) kept * kept);
      if (mayKeep(kept, batches.length) && statistic <= least) {
        least = statistic;
        best = d;
      }
    }
    return best;
  }

  private static boolean mayKeep(int kept, int batches) {
    return 2 * kept >= batches
        ? kept >= FEWEST_KEPT
        : kept >= Math.max(FEWEST_KEPT_BEYOND_HALF, batches / SHARE_KEPT_BEYOND_HALF);
  }
}
