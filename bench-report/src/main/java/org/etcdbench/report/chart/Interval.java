package org.etcdbench.report.chart;

/** Where a value may be, both ends included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
      throw new IllegalArgumentException(
          "an interval must be finite and low <= high, got: " + low + " to " + high);
    }
  }
}
