package org.etcdbench.report.trend;

import java.util.Objects;

/**
 * A lasting change of a series.
 *
 * @param index of the first point after it
 * @param before geometric mean of the points between it and the change before it, but for those
 *     that are like none around them
 * @param after geometric mean of the points between it and the next change, likewise
 * @param pValue of Student's t-test between the two on logarithms
 * @param pointsBefore how many points the one is the mean of
 * @param pointsAfter how many the other is the mean of
 * @param meaning whether it is good
 */
public record TrendChange(
    int index,
    double before,
    double after,
    double pValue,
    int pointsBefore,
    int pointsAfter,
    Meaning meaning) {

  /** Points on each side that it takes to confirm a change. */
  public static final int POINTS_TO_CONFIRM = LastingChanges.LEAST_POINTS;

  /** Checks that nothing is missing. */
  public TrendChange {
    Objects.requireNonNull(meaning, "meaning is null");
  }

  /** Whether a change is good. */
  public enum Meaning {
    /** The metric went where it should. */
    BETTER,
    /** It went where it should not. */
    WORSE
  }

  /** How much more the later level is, in percent of the earlier one. */
  public double changePct() {
    return 100 * (after / before - 1);
  }

  /** Whether further points after it may confirm it. */
  public boolean waits() {
    return !confirmed() && pointsAfter < POINTS_TO_CONFIRM;
  }

  /** Whether there are enough points on both sides to rule out a passing disturbance. */
  public boolean confirmed() {
    return pointsBefore >= POINTS_TO_CONFIRM && pointsAfter >= POINTS_TO_CONFIRM;
  }
}
