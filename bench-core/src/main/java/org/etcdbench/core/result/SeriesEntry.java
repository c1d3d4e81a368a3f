package org.etcdbench.core.result;

import java.util.Objects;

/**
 * A line of {@code timeseries.csv}: a point, and where it belongs.
 *
 * @param scenario id of the scenario
 * @param run number of the repetition, from 1
 * @param point what one source did in a second or so
 */
public record SeriesEntry(String scenario, int run, SeriesPoint point) {
  /** Checks the bounds. */
  public SeriesEntry {
    Objects.requireNonNull(scenario, "scenario is null");
    Objects.requireNonNull(point, "point is null");
    if (run < 1) {
      throw new IllegalArgumentException("run must be >= 1, got: " + run);
    }
  }
}
