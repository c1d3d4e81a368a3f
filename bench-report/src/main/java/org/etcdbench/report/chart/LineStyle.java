package org.etcdbench.report.chart;

import java.util.List;

/**
 * How a series is drawn, so that it can be told from others by more than its colour.
 *
 * @param dash what {@code stroke-dasharray} says; empty for an unbroken line
 */
record LineStyle(Ink ink, String dash, Marker marker) {
  private static final List<String> DASHES =
      List.of("", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3", "1 3", "6 2 1 2 1 2");

  /** The style of the series of this index, from 0; they repeat late, and never all at once. */
  static LineStyle of(int index) {
    int round = index / Ink.SERIES.size();
    return new LineStyle(
        Ink.SERIES.get(index % Ink.SERIES.size()),
        DASHES.get((index + round) % DASHES.size()),
        Marker.ALL.get((index + 2 * round) % Marker.ALL.size()));
  }
}
