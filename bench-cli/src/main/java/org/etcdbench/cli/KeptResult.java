package org.etcdbench.cli;

import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;

/**
 * A result as it was read.
 *
 * @param result all but what was observed over time
 * @param series that; empty if nothing was, or nobody wants to know
 */
record KeptResult(BenchResult result, List<SeriesEntry> series) {
  KeptResult {
    series = List.copyOf(series);
  }
}
