package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.etcdbench.core.observe.GeneratorProbe;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.ScheduleResult;
import org.jspecify.annotations.Nullable;

/**
 * A window of an open load: requests count that are due in it, whenever they end. All times are in
 * nanoseconds from the beginning of the load. For the pacing thread.
 */
final class OpenWindow {
  private static final int MOST_LOOKED_AT = 1024;

  /** Between looks at what is under way: often, because that goes up and down. */
  private static final Duration SAMPLES = Duration.ofMillis(5);

  private final int index;
  private final Span span;
  private final InFlightSampler sampler;
  private GeneratorProbe.@Nullable Stretch cost;
  private long due;
  private long mostBacklog;
  private int firstLookedAt;

  OpenWindow(int index, Span span) {
    this.index = index;
    this.span = span;
    this.sampler = new InFlightSampler(span.fromNs(), SAMPLES);
  }

  /** Where a window lies: the end is not part of it. */
  record Span(long fromNs, long toNs) {}

  Span span() {
    return span;
  }

  /** One more request is due in it. */
  void due() {
    due++;
  }

  /** When to look next at what is under way; never if its time is over. */
  long nextSampleNs() {
    return sampler.nextNs() < span.toNs() ? sampler.nextNs() : Long.MAX_VALUE;
  }

  /** Of very many lanes another part is looked at each time. */
  void sampleIfDue(long nowNs, List<Lane> lanes) {
    if (!sampler.isDue(nowNs) || nowNs >= span.toNs()) {
      return;
    }
    int part = Math.min(lanes.size(), MOST_LOOKED_AT);
    long underWay = 0;
    long backlog = 0;
    for (int i = 0; i < part; i++) {
      Lane lane = lanes.get((firstLookedAt + i) % lanes.size());
      underWay += lane.underWay();
      backlog += lane.backlog();
    }
    firstLookedAt = (firstLookedAt + part) % lanes.size();
    double scale = (double) lanes.size() / part;
    mostBacklog = Math.max(mostBacklog, Math.round(backlog * scale));
    sampler.sample(nowNs, underWay * scale);
  }

  /** How many requests were due in it. */
  long dueCount() {
    return due;
  }

  /** Its time is over; this is what it cost the generator. */
  void close(GeneratorProbe.Stretch stretch) {
    cost = stretch;
  }

  /** Whether its time has begun and ended. */
  boolean closed() {
    return cost != null;
  }

  /**
   * What became of it, when nothing of it is under way any more.
   *
   * @param loadBegan date of the beginning of the load
   * @param stopNs when the load was stopped
   * @param unanswered requests that have no outcome
   * @param stop why the load ended early; null if it did not
   */
  LoopResult result(
      Instant loadBegan,
      long stopNs,
      IterationRecording recording,
      List<Lane> lanes,
      int unanswered,
      @Nullable StopReason stop) {
    return new LoopResult(
        loadBegan.plusNanos(span.fromNs()),
        Math.max(0, Math.min(span.toNs(), stopNs) - span.fromNs()),
        recording,
        generator(recording, lanes),
        unanswered,
        stop);
  }

  private GeneratorResult generator(IterationRecording recording, List<Lane> lanes) {
    GeneratorProbe.Stretch spent = cost == null ? new GeneratorProbe.Stretch(0, 0, 0) : cost;
    return new GeneratorResult(
        spent.elapsedNs(),
        spent.cpuNs(),
        spent.busiestThreadPct(),
        recording.outcomes().stream().mapToLong(OutcomeResult::count).sum(),
        sampler.result().orElse(null),
        schedule(lanes));
  }

  private ScheduleResult schedule(List<Lane> lanes) {
    long inTime = 0;
    long waited = 0;
    long endedLate = 0;
    long okLate = 0;
    for (Lane lane : lanes) {
      LaneTally tally = lane.tally();
      inTime += tally.sentInTime(index);
      waited += tally.waited(index);
      endedLate += tally.endedLate(index);
      okLate += tally.okLate(index);
    }
    return new ScheduleResult(due, inTime, endedLate, okLate, waited, mostBacklog);
  }
}
