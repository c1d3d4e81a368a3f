package org.etcdbench.core.record;

import java.util.EnumMap;
import java.util.Map;
import org.etcdbench.core.scenario.Outcome;

/** What ended in one second of the window. Used by one thread at a time. */
final class Slice {
  final long second;
  private final Map<Outcome, Times> outcomes = new EnumMap<>(Outcome.class);

  Slice(long second) {
    this.second = second;
  }

  void record(Outcome outcome, long responseNs, long serviceNs, long startDelayNs) {
    Times times = outcomes.get(outcome);
    if (times == null) {
      times = new Times();
      outcomes.put(outcome, times);
    }
    times.record(responseNs, serviceNs, startDelayNs);
  }

  void add(Slice other) {
    other.outcomes.forEach((outcome, times) -> of(outcome).add(times));
  }

  private Times of(Outcome outcome) {
    return outcomes.computeIfAbsent(outcome, o -> new Times());
  }

  Map<Outcome, Times> outcomes() {
    return outcomes;
  }
}
