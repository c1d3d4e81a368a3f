package org.etcdbench.core.record;

import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.OutcomeResult;

/**
 * What an iteration's recorder kept.
 *
 * @param outcomes one per outcome that occurred
 * @param errorTexts the failures' own words and how often each occurred
 * @param intervals one per second and outcome that occurred in it, in order
 */
public record IterationRecording(
    List<OutcomeResult> outcomes, Map<String, Long> errorTexts, List<IntervalRecording> intervals) {
  /** Copies the collections. */
  public IterationRecording {
    outcomes = List.copyOf(outcomes);
    errorTexts = Map.copyOf(errorTexts);
    intervals = List.copyOf(intervals);
  }
}
