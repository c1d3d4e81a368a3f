package org.etcdbench.report.gate;

import java.util.Objects;
import java.util.Optional;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RunScores;

/**
 * A figure before it is judged.
 *
 * @param row of which it is a figure
 * @param difference between the baseline and the result
 * @param estimate of that difference
 * @param scores of which it is made, a single one a side where these are parts of a single run
 * @param cv deviation of runs ÷ their mean, that of both sides together; NaN of single runs
 * @param tolerance share by which it may be worse: 0.05 is 1.05 times as bad, so 1.05 times the
 *     latency, or the throughput ÷ 1.05
 */
public record Candidate(
    GatedRow row,
    Difference difference,
    RatioEstimate estimate,
    RunScores scores,
    double cv,
    double tolerance) {

  /** Checks that nothing is missing. */
  public Candidate {
    Objects.requireNonNull(row, "row is null");
    Objects.requireNonNull(difference, "difference is null");
    Objects.requireNonNull(estimate, "estimate is null");
    Objects.requireNonNull(scores, "scores is null");
  }

  /** How many times as bad it is as it was: above 1 is worse, whatever the metric. */
  double badness() {
    return inverted() ? 1 / estimate.ratio() : estimate.ratio();
  }

  /** The end of the interval on the bad side; infinite where there is no interval. */
  double worstBadness() {
    return estimate
        .interval95()
        .map(interval -> inverted() ? 1 / interval.low() : interval.high())
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether the interval shows that it is the same within the tolerance on both sides. */
  boolean same() {
    return estimate
        .interval95()
        .map(interval -> interval.inside(1 / (1 + tolerance), 1 + tolerance))
        .orElse(false);
  }

  /** Whether it rests on parts of a single run a side, which say nothing of how runs differ. */
  boolean singleRuns() {
    return estimate.design() == RatioEstimate.Design.WITHIN_RUN;
  }

  /** Runs of the baseline. */
  public int baseRuns() {
    return singleRuns() ? 1 : estimate.baseSize();
  }

  /** Runs of the result. */
  public int runs() {
    return singleRuns() ? 1 : estimate.size();
  }

  /**
   * The share of pairs of a run of the baseline and one of the result in which the latter's is
   * larger, 0..1; empty if there are no such pairs.
   */
  public Optional<Double> effect() {
    return singleRuns() ? Optional.empty() : Optional.of(estimate.superiority());
  }

  /** The least p that so many runs can have: as unequal as can be. */
  double leastP() {
    double choices = 1;
    for (int i = 1; i <= runs(); i++) {
      choices = choices * (baseRuns() + i) / i;
    }
    return Math.min(1, 2 / choices);
  }

  private boolean inverted() {
    return difference.metric().better() == Metric.Better.HIGHER;
  }
}
