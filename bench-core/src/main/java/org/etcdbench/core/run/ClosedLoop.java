package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Drives a closed load for one iteration. The clients run on the driver's threads; the thread that
 * calls {@link #run} only waits, and wakes clients that pause after a failure.
 */
final class ClosedLoop {
  /** Also how long a client pauses after a failure. */
  private static final Duration TICK = Duration.ofMillis(20);

  /** What a driver may need beyond its deadline to say that it passed. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Time time;
  private final Workload workload;
  private final AtomicLong nextIndex;
  private final Limits limits;
  private final Window window;
  private final List<Client> clients = new ArrayList<>();
  private final IterationRecorder recorder = new IterationRecorder();
  private final ConcurrentLinkedQueue<Client> paused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger active;
  private final AtomicInteger idle;
  private volatile boolean abandoned;

  /**
   * How long things may take.
   *
   * @param requestTimeout deadline of a request, which the driver keeps
   * @param iteration after which the iteration is cut off
   * @param clusterStop says when the cluster gives no reason to go on
   */
  record Limits(
      Duration requestTimeout, Duration iteration, Supplier<Optional<String>> clusterStop) {}

  ClosedLoop(
      Time time,
      Workload workload,
      AtomicLong nextIndex,
      List<Connection> connections,
      int clients,
      IterationLength length,
      Limits limits) {
    this.time = time;
    this.workload = workload;
    this.nextIndex = nextIndex;
    this.limits = limits;
    this.window = new Window(clients, length);
    this.active = new AtomicInteger(clients);
    this.idle = new AtomicInteger(clients);
    for (int i = 0; i < clients; i++) {
      Connection connection = connections.get(i % connections.size());
      this.clients.add(new Client(this, connection, workload.newRequest()));
    }
  }

  /**
   * Runs the load until the window is closed and all clients have stopped. An interruption closes
   * it early; one that comes while clients stop makes it go without them.
   */
  LoopResult run() {
    Instant startedAt = time.now();
    long startedNs = time.nanoTime();
    clients.forEach(Client::start);
    StopReason reason = null;
    try {
      reason = awaitWindow(startedNs);
    } catch (InterruptedException e) {
      reason = new StopReason(StopReason.Kind.INTERRUPTED, "the run was interrupted");
    }
    window.close(time.nanoTime());
    boolean waited = awaitClients(reason);
    if (!waited) {
      reason = new StopReason(StopReason.Kind.INTERRUPTED, "the run was interrupted");
    }
    abandoned = true;
    return new LoopResult(
        startedAt.plusNanos(window.openedNsOr(startedNs) - startedNs),
        window.lengthNs(),
        recorder.finish(),
        waited ? active.get() : 0,
        reason);
  }

  private @Nullable StopReason awaitWindow(long startedNs) throws InterruptedException {
    while (!window.closed()) {
      Optional<String> clusterStop = limits.clusterStop().get();
      if (clusterStop.isPresent()) {
        return new StopReason(StopReason.Kind.CLUSTER, clusterStop.get());
      }
      if (time.nanoTime() - startedNs > limits.iteration().toNanos()) {
        return new StopReason(
            StopReason.Kind.LIMIT,
            "the iteration was cut off after " + limits.iteration().toSeconds() + " s");
      }
      time.sleep(TICK);
      recorder.collect();
      resumePaused();
    }
    return null;
  }

  /** Returns whether it waited for as long as it takes; an interruption makes it give up. */
  private boolean awaitClients(@Nullable StopReason reason) {
    boolean interrupted = reason != null && reason.kind() == StopReason.Kind.INTERRUPTED;
    // who stops a run does not want to wait for the deadline of its last requests
    Duration patience = interrupted ? GRACE : limits.requestTimeout().plus(GRACE);
    long deadlineNs = time.nanoTime() + patience.toNanos();
    try {
      while (active.get() > 0 && time.nanoTime() - deadlineNs < 0) {
        resumePaused();
        time.sleep(Duration.ofMillis(1));
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void resumePaused() {
    // one that fails at once, in this very thread, is back in the queue: its turn comes next time
    for (int left = paused.size(); left > 0; left--) {
      paused.remove().start();
    }
  }

  long nanoTime() {
    return time.nanoTime();
  }

  void fill(Request request) {
    workload.fill(request, nextIndex.getAndIncrement());
  }

  boolean goesOn() {
    return !window.closed();
  }

  /** A client is about to send its first request. */
  void begun() {
    idle.decrementAndGet();
  }

  void stopped() {
    active.decrementAndGet();
  }

  void pause(Client client) {
    paused.add(client);
  }

  /** Returns whether it was recorded. */
  boolean ended(Outcome outcome, long intendedNs, long sentNs, long doneNs) {
    // fast clients may end many requests before the last one sends its first
    if (abandoned || idle.get() > 0) {
      return false;
    }
    boolean counts = window.counts(doneNs);
    // a failure of a request that was sent while the window was open must not be lost at its end
    boolean recorded = counts || (outcome != Outcome.OK && window.opened() && window.closed());
    if (recorded) {
      recorder.record(
          outcome,
          window.sinceOpenedNs(doneNs),
          Math.max(0, doneNs - intendedNs),
          Math.max(0, doneNs - sentNs));
    }
    return recorded;
  }

  void errorText(String message) {
    recorder.errorText(message);
  }
}
