package org.etcdbench.report.gate;

import java.util.Objects;

/**
 * The names of a row.
 *
 * @param label as short as tells it from the other rows of the two results
 * @param lasting names every key, so that it is the same whatever else was measured: for those who
 *     keep a history by name
 */
public record GatedRow(String label, String lasting) {
  /** Checks that nothing is missing. */
  public GatedRow {
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(lasting, "lasting is null");
  }
}
