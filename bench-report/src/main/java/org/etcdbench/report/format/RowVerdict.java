package org.etcdbench.report.format;

import org.etcdbench.core.result.ScenarioResult;

/**
 * The verdict of a row as it is printed.
 *
 * @param label {@code VALID} or the reasons why not; empty if there is nothing to judge
 * @param valid whether the row's numbers may be used
 */
record RowVerdict(String label, boolean valid) {

  /** A row that measured nothing is not valid, even if nothing speaks against it. */
  static RowVerdict of(ScenarioResult row) {
    boolean valid = row.verdict().valid();
    if (valid && !row.measuredAnything()) {
      return new RowVerdict("", false);
    }
    return new RowVerdict(row.verdict().label(), valid);
  }
}
