package org.etcdbench.report.chart;

import java.util.Arrays;
import java.util.OptionalInt;

/** Lines of text above a chart: each text takes the first line on which it has room. */
final class Lanes {
  private static final double GAP = 8;

  private final double[] ends;

  Lanes(int lanes) {
    ends = new double[lanes];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
  }

  /** Takes room on a lane, from 0; empty if none has any. Texts come from left to right. */
  OptionalInt take(double from, double to) {
    for (int lane = 0; lane < ends.length; lane++) {
      if (from >= ends[lane] + GAP) {
        ends[lane] = to;
        return OptionalInt.of(lane);
      }
    }
    return OptionalInt.empty();
  }
}
