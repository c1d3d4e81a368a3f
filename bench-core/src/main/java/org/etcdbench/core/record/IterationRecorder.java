package org.etcdbench.core.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.Outcome;

/**
 * Records one iteration. Any thread may call {@link #record}: each has a part of its own, so they
 * share no lock. {@link #collect} and {@link #finish} belong to one other thread.
 *
 * <p>A second that is over is kept compressed: an hour of one outcome takes some megabytes.
 */
public final class IterationRecorder {
  /** An open load's requests end in another order than they were due, after a stall or timeout. */
  private static final int FINISHED_AFTER = 20;

  private static final long NS_PER_S = 1_000_000_000L;

  /**
   * A second this old is taken to be over; a thread that was stalled for longer adds to it later.
   */
  private static final long LATE_SECONDS = 15;

  private final ConcurrentLinkedQueue<Slice> finished = new ConcurrentLinkedQueue<>();
  private final List<ThreadRecorder> parts = new CopyOnWriteArrayList<>();
  private final ThreadLocal<ThreadRecorder> part = ThreadLocal.withInitial(this::newPart);

  private final TreeMap<Long, Slice> open = new TreeMap<>();
  private final Map<Outcome, Times> totals = new EnumMap<>(Outcome.class);
  private final List<IntervalRecording> intervals = new ArrayList<>();

  private final int finishedAfter;

  /** For requests that are recorded in whatever order, some seconds late. */
  public IterationRecorder() {
    this(FINISHED_AFTER);
  }

  private IterationRecorder(int finishedAfter) {
    this.finishedAfter = finishedAfter;
  }

  /** For requests that each thread records in order: it then holds one second at a time. */
  public static IterationRecorder inOrder() {
    return new IterationRecorder(0);
  }

  private ThreadRecorder newPart() {
    ThreadRecorder recorder = new ThreadRecorder(finished, finishedAfter);
    parts.add(recorder);
    return recorder;
  }

  /**
   * Records one request.
   *
   * @param outcome how it ended
   * @param sinceOpenedNs when it ended, counted from the opening of the window, at least 0
   * @param responseNs done − intended
   * @param serviceNs done − sent
   * @param startDelayNs sent − intended
   */
  public void record(
      Outcome outcome, long sinceOpenedNs, long responseNs, long serviceNs, long startDelayNs) {
    part.get().record(sinceOpenedNs / NS_PER_S, outcome, responseNs, serviceNs, startDelayNs);
  }

  /** Counts a failure's own words. */
  public void errorText(String text) {
    errorText("", text);
  }

  /**
   * The same, where failures of several parts are kept apart.
   *
   * @param heading of the part; what is reported begins with it
   */
  public void errorText(String heading, String text) {
    part.get().errorText(heading, text);
  }

  /** Takes over the seconds that are done, and compresses those that are long over. */
  public void collect() {
    for (Slice slice = finished.poll(); slice != null; slice = finished.poll()) {
      merge(slice);
    }
    while (!open.isEmpty() && open.firstKey() < open.lastKey() - LATE_SECONDS) {
      compress(open.pollFirstEntry().getValue());
    }
  }

  private void merge(Slice slice) {
    Slice known = open.putIfAbsent(slice.second, slice);
    if (known != null) {
      known.add(slice);
    }
  }

  private void compress(Slice slice) {
    slice
        .outcomes()
        .forEach(
            (outcome, times) -> {
              totals.computeIfAbsent(outcome, o -> new Times()).add(times);
              intervals.add(
                  new IntervalRecording(
                      slice.second,
                      outcome,
                      times.response.toLatency(),
                      times.service.toLatency(),
                      times.startDelay.toLatency()));
            });
  }

  /** How many seconds threads have not handed over yet. */
  int heldByThreads() {
    return parts.stream().mapToInt(ThreadRecorder::held).sum();
  }

  /** Ends the recording; no thread may record any more. */
  public IterationRecording finish() {
    parts.forEach(ThreadRecorder::flush);
    collect();
    open.values().forEach(this::compress);
    open.clear();
    Map<String, Long> texts = new TreeMap<>();
    for (ThreadRecorder recorder : parts) {
      recorder.errorTexts().forEach((text, count) -> texts.merge(text, count, Long::sum));
    }
    List<OutcomeResult> outcomes =
        totals.entrySet().stream().map(e -> outcome(e.getKey(), e.getValue())).toList();
    return new IterationRecording(outcomes, texts, sorted());
  }

  /** A second that a stalled thread came back to has been compressed more than once. */
  private List<IntervalRecording> sorted() {
    TreeMap<Long, Map<Outcome, IntervalRecording>> seconds = new TreeMap<>();
    for (IntervalRecording interval : intervals) {
      seconds
          .computeIfAbsent(interval.second(), second -> new EnumMap<>(Outcome.class))
          .merge(interval.outcome(), interval, IntervalRecording::plus);
    }
    return seconds.values().stream().flatMap(outcomes -> outcomes.values().stream()).toList();
  }

  private static OutcomeResult outcome(Outcome outcome, Times times) {
    return new OutcomeResult(
        outcome,
        times.response.toLatency(),
        times.service.toLatency(),
        times.startDelay.toLatency());
  }
}
