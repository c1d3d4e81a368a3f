package org.etcdbench.report.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many runs a side it takes to tell a change of a certain size from chance: n ≈ 2 ((z(1 − α/2)
 * + z(power)) · CV ÷ ln(1 + change))². That it is larger than anything is another question.
 */
public final class RunsNeeded {
  /** How often a change of that size is to be told from chance. */
  public static final double POWER = 0.8;

  /**
   * With fewer, only groups that are wholly apart can be told from each other at 5 %, so the
   * formula, which knows nothing of ranks, would promise too much.
   */
  private static final int LEAST = 5;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private RunsNeeded() {}

  /**
   * Runs a side.
   *
   * @param cv deviation of runs ÷ their mean, at least 0
   * @param change the least change that matters: 0.05 is 5 %; more than 0
   * @param alpha the risk of a false alarm in this one test, after any adjustment
   * @return at least 5
   */
  public static int perSide(double cv, double change, double alpha) {
    if (!(cv >= 0) || !(change > 0) || !(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "cv must be >= 0, change > 0 and alpha 0..1, got: " + cv + ", " + change + ", " + alpha);
    }
    double z =
        NORMAL.inverseCumulativeProbability(1 - alpha / 2)
            + NORMAL.inverseCumulativeProbability(POWER);
    double root = z * cv / Math.log1p(change);
    int runs = (int) Math.min(Integer.MAX_VALUE, Math.ceil(2 * root * root));
    return Math.max(Math.max(runs, LEAST), leastFor(alpha));
  }

  /** The fewest runs a side with which any difference at all can have a p of at most this. */
  public static int leastFor(double alpha) {
    int runs = 1;
    // two of all choices of n out of 2n are as extreme as can be
    double choices = 2;
    while (2 / choices > alpha) {
      runs++;
      choices *= (2.0 * runs) * (2 * runs - 1) / ((double) runs * runs);
    }
    return runs;
  }
}
