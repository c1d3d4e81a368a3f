package org.etcdbench.core.observe.logs;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.LogEvents.Sample;
import org.jspecify.annotations.Nullable;

/** Counts the events of one kind, and keeps the first few and the one that took longest. */
final class EventTally {
  private final Kind kind;
  private final List<Sample> first = new ArrayList<>();
  private @Nullable Sample longest;
  private long count;

  EventTally(Kind kind) {
    this.kind = kind;
  }

  void add(Sample sample) {
    count++;
    if (first.size() < kind.mostSamples()) {
      first.add(sample);
    }
    if (longest == null || tookNs(sample) > tookNs(longest)) {
      longest = sample;
    }
  }

  private static long tookNs(Sample sample) {
    Long tookNs = sample.tookNs();
    return tookNs == null ? 0 : tookNs;
  }

  LogEvents events() {
    List<Sample> samples = new ArrayList<>(first);
    if (longest != null && !samples.contains(longest)) {
      // it came after all of these
      samples.set(samples.size() - 1, longest);
    }
    return new LogEvents(kind, count, samples);
  }
}
