package org.etcdbench.report.trend;

/**
 * What a change must be to count.
 *
 * @param windowLength points that are looked at together, at least 2
 * @param maxPValue the p-value that it must be below, above 0 and at most 1
 * @param minMagnitude the magnitude that it must exceed, at least 0
 */
record Limits(int windowLength, double maxPValue, double minMagnitude) {

  /** Otava's window. */
  static final int WINDOW_LENGTH = 50;

  /** Checks the ranges. */
  Limits {
    if (windowLength < 2) {
      throw new IllegalArgumentException("windowLength must be >= 2, got: " + windowLength);
    }
    if (!(maxPValue > 0 && maxPValue <= 1)) {
      throw new IllegalArgumentException("maxPValue must be > 0 and <= 1, got: " + maxPValue);
    }
    if (!(minMagnitude >= 0)) {
      throw new IllegalArgumentException("minMagnitude must be >= 0, got: " + minMagnitude);
    }
  }

  /** What a change must be below to be looked at again: weak points may explain strong ones. */
  double firstPassPValue() {
    if (maxPValue < 0.05) {
      return 10 * maxPValue;
    }
    return maxPValue < 0.5 ? 2 * maxPValue : maxPValue;
  }

  /** Whether a change counts. */
  boolean accept(Shift shift) {
    return shift.pValue() < maxPValue && shift.magnitude() > minMagnitude;
  }
}
