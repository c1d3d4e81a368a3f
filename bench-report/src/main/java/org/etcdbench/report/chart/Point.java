package org.etcdbench.report.chart;

/**
 * A point of a line.
 *
 * @param x finite
 * @param y NaN where there is no value: the line has a gap there
 */
public record Point(double x, double y) {
  public Point {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x must be finite, got: " + x);
    }
  }
}
