package org.etcdbench.report.stats;

/**
 * What an unknown value lies in, with a confidence that whoever made it names.
 *
 * @param low its lower end
 * @param high its upper end, not below the lower one
 */
public record Interval(double low, double high) {

  /** Checks that it is one. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low must be <= high, got: " + low + ", " + high);
    }
  }

  /** Whether the value lies in it, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether all of it lies strictly between the two values. */
  public boolean inside(double below, double above) {
    return below < low && high < above;
  }
}
