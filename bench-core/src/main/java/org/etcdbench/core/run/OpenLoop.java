package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.observe.GeneratorProbe;
import org.etcdbench.core.record.IterationRecorder;
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

  /** More would not fit in memory. */
  private static final long MOST_BACKLOG = 4_000_000;

  private final Time time;
  private final Workload workload;
  private final AtomicLong nextIndex;
  private final Schedule schedule;
  private final Limits limits;
  private final OpenWindows windows;
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
    this.schedule = schedule;
    this.limits = limits;
    this.windows = new OpenWindows(spans, GeneratorProbe.start(time));
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
    Instant began = time.now();
    startedNs = time.nanoTime();
    StopReason reason;
    boolean waited;
    Collector collector = Collector.start(time, COLLECT, recorders());
    try {
      reason = pace();
      stopNs = Math.min(sinceStartNs(), lengthNs);
      windows.end();
      waited = awaitAnswers(reason);
      abandoned = true;
    } finally {
      collector.close();
    }
    return results(began, waited ? reason : StopReason.interrupted(), waited);
  }

  private List<IterationRecorder> recorders() {
    return windows.all().stream().map(OpenWindow::recorder).toList();
  }

  private long sinceStartNs() {
    return time.nanoTime() - startedNs;
  }

  /** Returns why it ended early; null if it did not. */
  private @Nullable StopReason pace() {
    Cursor due = schedule.cursor();
    long nextLookNs = 0;
    try {
      for (long nowNs = 0; nowNs < lengthNs; nowNs = sinceStartNs()) {
        OpenWindow window = windows.now(nowNs);
        handOver(due, nowNs);
        window.sampleIfDue(nowNs, lanes);
        if (nowNs >= nextLookNs) {
          Optional<StopReason> stop = reasonToStop(nowNs);
          if (stop.isPresent()) {
            return stop.get();
          }
          nextLookNs = nowNs + LOOK_NS;
        }
        long wakeNs = Math.min(Math.min(nextLookNs, window.nextSampleNs()), nextDueNs(due));
        time.sleepUntil(startedNs + wakeNs);
      }
      // what became due since it last looked
      handOver(due, lengthNs);
      return null;
    } catch (InterruptedException e) {
      return StopReason.interrupted();
    }
  }

  private long nextDueNs(Cursor due) {
    return due.hasNext() ? Math.min(due.peekNs(), lengthNs) : lengthNs;
  }

  private void handOver(Cursor due, long nowNs) {
    while (due.hasNext() && due.peekNs() <= nowNs && due.peekNs() < lengthNs) {
      windows.of(due.peekNs()).due();
      lanes.get(nextLane).add(startedNs + due.peekNs());
      nextLane = nextLane + 1 == lanes.size() ? 0 : nextLane + 1;
      due.advance();
    }
  }

  private Optional<StopReason> reasonToStop(long nowNs) {
    Optional<StopReason> stop = limits.reasonToStop(nowNs);
    return stop.isPresent() ? stop : overload(nowNs);
  }

  /** What would time out even if it were sent and answered now is not to be worked off. */
  private Optional<StopReason> overload(long nowNs) {
    long backlog = 0;
    long oldestNs = nowNs;
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

  /** Returns whether it waited for as long as it takes; an interruption makes it give up. */
  private boolean awaitAnswers(@Nullable StopReason reason) {
    boolean interrupted = reason != null && reason.kind() == StopReason.Kind.INTERRUPTED;
    long deadlineNs = time.nanoTime() + limits.patience(interrupted).toNanos();
    try {
      while (left() > 0 && time.nanoTime() - deadlineNs < 0) {
        time.sleep(Duration.ofMillis(1));
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Requests that were due and have no outcome. */
  private int left() {
    return lanes.stream().mapToInt(lane -> lane.backlog() + lane.underWay()).sum();
  }

  private List<LoopResult> results(Instant began, @Nullable StopReason reason, boolean waited) {
    List<OpenWindow> begun = windows.all().stream().filter(OpenWindow::closed).toList();
    List<LoopResult> results = new ArrayList<>();
    for (OpenWindow window : begun) {
      boolean last = window.equals(begun.get(begun.size() - 1));
      results.add(
          window.result(began, stopNs, lanes, last && waited ? left() : 0, last ? reason : null));
    }
    return results;
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

  void record(Slot slot, Outcome outcome, @Nullable String message) {
    if (abandoned) {
      return;
    }
    OpenWindow window = windows.of(slot.intendedNs - startedNs);
    window
        .recorder()
        .record(
            outcome,
            slot.intendedNs - startedNs - window.span().fromNs(),
            Math.max(0, slot.doneNs - slot.intendedNs),
            Math.max(0, slot.doneNs - slot.sentNs),
            Math.max(0, slot.sentNs - slot.intendedNs));
    if (message != null) {
      window.recorder().errorText(message);
    }
  }
}
