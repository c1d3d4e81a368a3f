package org.etcdbench.report.trend;

/** Compares adjacent parts of a series. Implementations have no state. */
interface SegmentTest {

  /** Compares {@code series[from, at)}, which is not empty, with {@code series[at, to)}. */
  Shift compare(double[] series, int from, int at, int to);
}
