package org.etcdbench.report.trend;

import java.time.Instant;
import java.util.Objects;

/**
 * What one result says of a series.
 *
 * @param resultId the result's id
 * @param startedAt when the result began
 * @param value in the metric's unit, above 0
 */
public record TrendPoint(String resultId, Instant startedAt, double value) {
  /** Checks the range. */
  public TrendPoint {
    Objects.requireNonNull(resultId, "resultId is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    if (!(value > 0)) {
      throw new IllegalArgumentException("value must be > 0, got: " + value);
    }
  }
}
