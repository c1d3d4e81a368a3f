package org.etcdbench.report.gate;

import java.util.Objects;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.RatioEstimate;

/**
 * A figure before it is judged.
 *
 * @param row of which it is a figure
 * @param difference between the baseline and the result
 * @param estimate of that difference
 * @param cv deviation of runs ÷ their mean, that of both sides together; NaN of single runs
 * @param tolerance share by which it may be worse
 */
public record Candidate(
    GatedRow row, Difference difference, RatioEstimate estimate, double cv, double tolerance) {

  /** Checks that nothing is missing. */
  public Candidate {
    Objects.requireNonNull(row, "row is null");
    Objects.requireNonNull(difference, "difference is null");
    Objects.requireNonNull(estimate, "estimate is null");
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

  /** The least p that so many runs can have: as unequal as can be. */
  double leastP() {
    if (estimate.design() == RatioEstimate.Design.PAIRED) {
      return Math.min(1, 2 / Math.pow(2, estimate.size()));
    }
    double choices = 1;
    for (int i = 1; i <= estimate.size(); i++) {
      choices = choices * (estimate.baseSize() + i) / i;
    }
    return Math.min(1, 2 / choices);
  }

  private boolean inverted() {
    return difference.metric().better() == Metric.Better.HIGHER;
  }
}
