package org.etcdbench.core.observe.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.LogEvents.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of one kind, and keeps the first few and the one that took longest. A leader
 * that is held up sends late to all its followers, and writes a line for each: that is one event,
 * or it would count for more in a larger cluster.
 */
final class EventTally {
  /** Lines for several peers that lie no further apart are of one round. */
  private static final Duration ROUND = Duration.ofMillis(5);

  private final Kind kind;
  private final List<Sample> first = new ArrayList<>();
  private final Set<String> peersOfRound = new HashSet<>();
  private @Nullable Instant lastLineOfRound;
  private @Nullable Sample longest;
  private long count;

  EventTally(Kind kind) {
    this.kind = kind;
  }

  void add(LogLine line) {
    Sample sample = line.sample();
    if (!isOfTheRound(line)) {
      peersOfRound.clear();
      count++;
      if (first.size() < kind.mostSamples()) {
        first.add(sample);
      }
    }
    if (line.to() != null) {
      peersOfRound.add(line.to());
    }
    lastLineOfRound = sample.at();
    if (longest == null || tookNs(sample) > tookNs(longest)) {
      longest = sample;
    }
  }

  private boolean isOfTheRound(LogLine line) {
    return kind == Kind.LATE_HEARTBEAT
        && lastLineOfRound != null
        && line.to() != null
        && !peersOfRound.isEmpty()
        && !peersOfRound.contains(line.to())
        && Duration.between(lastLineOfRound, line.sample().at()).abs().compareTo(ROUND) <= 0;
  }

  private static long tookNs(Sample sample) {
    Long tookNs = sample.tookNs();
    return tookNs == null ? 0 : tookNs;
  }

  LogEvents events() {
    List<Sample> samples = new ArrayList<>(first);
    if (longest != null && !samples.contains(longest)) {
      // it came after all of these, or is of the round of the last one
      samples.set(samples.size() - 1, longest);
    }
    return new LogEvents(kind, count, samples);
  }
}
