package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.observe.GeneratorProbe;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.schedule.Cursor;
import org.etcdbench.core.schedule.Schedule;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Drives an open load: each request is due at a moment that only the schedule decides, goes to the
 * next connection in turn, and is timed from that moment on. One that finds all slots of its
 * connection taken waits there with its intended time; none is dropped or forgotten.
 *
 * <p>The thread that calls {@link #run} paces: it hands over what is due, looks around now and
 * then, and sleeps in between.
 */
final class OpenLoop implements LoadLoop {
  private static final long LOOK_NS = Duration.ofMillis(20).toNanos();
  private static final Duration COLLECT = Duration.ofMillis(200);

  /** What is handed over without a look around: a driver may send within the handing over. */
  private static final int MOST_AT_ONCE = 1000;

  /** More would not fit in memory. */
  private static final long MOST_BACKLOG = 4_000_000;

  private final Time time;
  private final Workload workload;
  private final AtomicLong nextIndex;
  private final Limits limits;
  private final OpenWindows windows;
  private final OpenRecording recording;
  private final Cursor due;
  private final List<Lane> lanes = new ArrayList<>();
  private final long lengthNs;

  /** Who gets the next request. */
  private int nextLane;

  /** Reading of the clock when the load begins; the lanes see it with their first request. */
  private long startedNs;

  private volatile long stopNs = Long.MAX_VALUE;
  private volatile boolean abandoned;

  /**
   * A load, not yet started.
   *
   * @param schedule when requests are due
   * @param spans the windows to measure, in order, not overlapping, the first from 0
   * @param maxInFlight at least one for each connection
   */
  OpenLoop(
      Time time,
      Workload workload,
      AtomicLong nextIndex,
      List<Connection> connections,
      Schedule schedule,
      List<OpenWindow.Span> spans,
      int maxInFlight,
      Limits limits) {
    this.time = time;
    this.workload = workload;
    this.nextIndex = nextIndex;
    this.limits = limits;
    this.windows = new OpenWindows(spans, GeneratorProbe.start(time));
    this.recording = new OpenRecording(List.copyOf(spans));
    this.due = schedule.cursor();
    this.lengthNs = spans.get(spans.size() - 1).toNs();
    int conns = connections.size();
    for (int i = 0; i < conns; i++) {
      int slots = maxInFlight / conns + (i < maxInFlight % conns ? 1 : 0);
      lanes.add(new Lane(this, connections.get(i), slots, spans.size()));
    }
  }

  /**
   * Runs the load until its last window is over and nothing is under way. An interruption, a lost
   * cluster or a backlog that is not to be worked off stops it early; what was due by then is sent
   * and waited for. An interruption while it waits makes it go without the answers.
   */
  @Override
  public List<LoopResult> run() {
    Collector collector = Collector.start(time, COLLECT, List.of(recording.recorder()));
    StopReason reason;
    boolean waited;
    Instant began = time.now();
    startedNs = time.nanoTime();
    try {
      reason = pace();
      long endNs = Math.min(sinceStartNs(), lengthNs);
      while (handOver(endNs)) {
        // what was due by then is the load's, also if it was stopped
      }
      stopNs = endNs;
      windows.end(endNs);
      waited = awaitAnswers(reason);
      abandoned = true;
    } finally {
      collector.close();
    }
    return results(began, waited ? reason : StopReason.interrupted(), waited);
  }

  private long sinceStartNs() {
    return time.nanoTime() - startedNs;
  }

  /** Returns why it ended early; null if it did not. */
  private @Nullable StopReason pace() {
    long nextLookNs = 0;
    try {
      for (long nowNs = 0; nowNs < lengthNs; nowNs = sinceStartNs()) {
        OpenWindow window = windows.now(nowNs);
        boolean more = handOver(nowNs);
        window.sampleIfDue(nowNs, lanes);
        if (nowNs >= nextLookNs) {
          Optional<StopReason> stop = reasonToStop(nowNs);
          if (stop.isPresent()) {
            return stop.get();
          }
          nextLookNs = nowNs + LOOK_NS;
        }
        if (!more) {
          long wakeNs = Math.min(Math.min(nextLookNs, window.nextSampleNs()), nextDueNs());
          time.sleepUntil(startedNs + wakeNs);
        }
      }
      return null;
    } catch (InterruptedException e) {
      return StopReason.interrupted();
    }
  }

  private long nextDueNs() {
    return due.hasNext() ? Math.min(due.peekNs(), lengthNs) : lengthNs;
  }

  /**
   * Hands over what is due, up to a limit, so that it looks around; returns whether more is due.
   */
  private boolean handOver(long nowNs) {
    for (int handed = 0; isDue(nowNs); handed++) {
      if (handed == MOST_AT_ONCE) {
        return true;
      }
      windows.of(due.peekNs()).due();
      lanes.get(nextLane).add(startedNs + due.peekNs());
      nextLane = nextLane + 1 == lanes.size() ? 0 : nextLane + 1;
      due.advance();
    }
    return false;
  }

  private boolean isDue(long nowNs) {
    return due.hasNext() && due.peekNs() <= nowNs && due.peekNs() < lengthNs;
  }

  private Optional<StopReason> reasonToStop(long nowNs) {
    Optional<StopReason> stop = limits.reasonToStop(nowNs);
    return stop.isPresent() ? stop : overload(nowNs);
  }

  /** What would time out even if it were sent and answered now is not to be worked off. */
  private Optional<StopReason> overload(long nowNs) {
    long backlog = 0;
    // what this very thread is late with counts, too
    long oldestNs = isDue(nowNs) ? due.peekNs() : nowNs;
    for (Lane lane : lanes) {
      backlog += lane.backlog();
      oldestNs = Math.min(oldestNs, lane.oldestNsOr(startedNs + nowNs) - startedNs);
    }
    Duration late = Duration.ofNanos(nowNs - oldestNs);
    if (late.compareTo(limits.requestTimeout()) <= 0 && backlog <= MOST_BACKLOG) {
      return Optional.empty();
    }
    return Optional.of(
        new StopReason(
            StopReason.Kind.OVERLOADED,
            backlog
                + " requests were due and not sent, the first of them for "
                + Durations.format(Duration.ofMillis(late.toMillis()))
                + ": all slots stay taken"));
  }

  /**
   * Returns whether it waited for as long as it takes; an interruption makes it give up. Each
   * request has its deadline from when it is sent, so the patience begins anew while a backlog is
   * worked off.
   */
  private boolean awaitAnswers(@Nullable StopReason reason) {
    boolean interrupted = reason != null && reason.kind() == StopReason.Kind.INTERRUPTED;
    long patienceNs = limits.patience(interrupted).toNanos();
    long lastNs = time.nanoTime() + limits.iteration().toNanos();
    long deadlineNs = time.nanoTime() + patienceNs;
    long backlog = backlog();
    try {
      while (left() > 0 && time.nanoTime() - deadlineNs < 0) {
        time.sleep(Duration.ofMillis(1));
        if (!interrupted && backlog() < backlog) {
          backlog = backlog();
          deadlineNs = time.nanoTime() + patienceNs;
        }
        if (deadlineNs - lastNs > 0) {
          deadlineNs = lastNs;
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private long backlog() {
    return lanes.stream().mapToLong(Lane::backlog).sum();
  }

  /** Requests that were due and have not ended. */
  private long left() {
    return backlog() + lanes.stream().mapToLong(Lane::underWay).sum();
  }

  private List<LoopResult> results(Instant began, @Nullable StopReason reason, boolean waited) {
    List<IterationRecording> recordings = recording.finish();
    List<OpenWindow> begun = windows.all().stream().filter(OpenWindow::closed).toList();
    List<LoopResult> results = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      OpenWindow window = begun.get(i);
      boolean last = i == begun.size() - 1;
      results.add(
          window.result(
              began,
              stopNs,
              recordings.get(i),
              lanes,
              waited ? unanswered(window, recordings.get(i)) : 0,
              last ? reason : null));
    }
    return results;
  }

  /** What has no outcome: nothing that was due is forgotten. */
  private static int unanswered(OpenWindow window, IterationRecording recording) {
    long ended = recording.outcomes().stream().mapToLong(OutcomeResult::count).sum();
    return (int) Math.min(Integer.MAX_VALUE, window.dueCount() - ended);
  }

  long nanoTime() {
    return time.nanoTime();
  }

  Request newRequest() {
    return workload.newRequest();
  }

  void fill(Request request) {
    workload.fill(request, nextIndex.getAndIncrement());
  }

  /** Which window a request is due in. */
  int windowOf(long intendedNs) {
    return windows.indexOf(intendedNs - startedNs);
  }

  /** Whether this moment comes before the end of a window. */
  boolean isWithin(int window, long atNs) {
    long endNs = Math.min(windows.all().get(window).span().toNs(), stopNs);
    return atNs - startedNs < endNs;
  }

  /** Whether nobody waits for answers any more. */
  boolean abandoned() {
    return abandoned;
  }

  void record(Slot slot, Outcome outcome, @Nullable String message) {
    if (!abandoned) {
      long dueNs = slot.intendedNs - startedNs;
      recording.record(windows.indexOf(dueNs), dueNs, outcome, slot, message);
    }
  }
}
