package org.etcdbench.report.trend;

/**
 * How two adjacent parts of a series differ.
 *
 * @param pValue probability of a difference as large if there is none, 0..1
 * @param ratio level of the later part ÷ level of the earlier one
 */
record Shift(double pValue, double ratio) {

  /** The greater of the relative changes there and back: 1 for half as for double. */
  double magnitude() {
    return Math.max(Math.abs(ratio - 1), Math.abs(1 / ratio - 1));
  }
}
