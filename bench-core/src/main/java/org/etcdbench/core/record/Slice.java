package org.etcdbench.core.record;

import java.util.EnumMap;
import java.util.Map;
import org.etcdbench.core.scenario.Outcome;

/** What ended in one second of the window. Used by one thread at a time. */
final class Slice {
  final long second;
  private final Map<Outcome, Pair> outcomes = new EnumMap<>(Outcome.class);

  Slice(long second) {
    this.second = second;
  }

  void record(Outcome outcome, long responseNs, long serviceNs) {
    Pair pair = outcomes.get(outcome);
    if (pair == null) {
      pair = new Pair();
      outcomes.put(outcome, pair);
    }
    pair.record(responseNs, serviceNs);
  }

  void add(Slice other) {
    other.outcomes.forEach((outcome, pair) -> of(outcome).add(pair));
  }

  private Pair of(Outcome outcome) {
    return outcomes.computeIfAbsent(outcome, o -> new Pair());
  }

  Map<Outcome, Pair> outcomes() {
    return outcomes;
  }
}
