package org.etcdbench.report.trend;

import java.util.Objects;

/**
 * Something else that changed between a point and the one before it, and may be the cause of a
 * change.
 *
 * @param index of the first point after it
 * @param text what changed: {@code etcd 3.5.16 -> 3.5.30}
 */
public record TrendEvent(int index, String text) {
  /** Checks that nothing is missing. */
  public TrendEvent {
    Objects.requireNonNull(text, "text is null");
  }
}
