package org.etcdbench.core.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.Outcome;

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

  /** The recording that these intervals make up. */
  public static IterationRecording of(
      List<IntervalRecording> intervals, Map<String, Long> errorTexts) {
    Map<Outcome, List<IntervalRecording>> byOutcome = new EnumMap<>(Outcome.class);
    intervals.forEach(
        i -> byOutcome.computeIfAbsent(i.outcome(), outcome -> new ArrayList<>()).add(i));
    List<OutcomeResult> outcomes =
        byOutcome.entrySet().stream().map(e -> total(e.getKey(), e.getValue())).toList();
    return new IterationRecording(outcomes, errorTexts, intervals);
  }

  private static OutcomeResult total(Outcome outcome, List<IntervalRecording> parts) {
    return new OutcomeResult(
        outcome,
        Latency.merge(parts.stream().map(IntervalRecording::response).toList()),
        Latency.merge(parts.stream().map(IntervalRecording::service).toList()),
        Latency.merge(parts.stream().map(IntervalRecording::startDelay).toList()));
  }
}
