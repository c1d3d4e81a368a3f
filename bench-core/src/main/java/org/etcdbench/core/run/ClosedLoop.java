package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.observe.GeneratorProbe;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.result.GeneratorResult;
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
final class ClosedLoop implements LoadLoop {
  /** Also how long a client pauses after a failure. */
  private static final Duration TICK = Duration.ofMillis(20);

  /**
   * Between looks at what is under way. Seldom: of a closed load that is nearly always all clients,
   * and with one client a wake-up costs as much as a request.
   */
  private static final Duration SAMPLES = Duration.ofMillis(20);

  /** Clients that are looked at to count requests under way: more would cost too much. */
  private static final int MOST_LOOKED_AT = 1024;

  private final Time time;
  private final Workload workload;
  private final AtomicLong nextIndex;
  private final Limits limits;
  private final Window window;
  private final List<Client> clients = new ArrayList<>();
  private final IterationRecorder recorder = IterationRecorder.inOrder();
  private final ConcurrentLinkedQueue<Client> paused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger active;
  private final AtomicInteger idle;
  private final InFlightSampler sampler;
  private int firstLookedAt;
  private volatile boolean abandoned;

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
    this.sampler = new InFlightSampler(time.nanoTime(), SAMPLES);
    for (int i = 0; i < clients; i++) {
      Connection connection = connections.get(i % connections.size());
      this.clients.add(new Client(this, connection, workload.newRequest()));
    }
  }

  /**
   * Runs the load until the window is closed and all clients have stopped. An interruption closes
   * it early; one that comes while clients stop makes it go without them.
   */
  @Override
  public List<LoopResult> run() {
    GeneratorProbe probe = GeneratorProbe.start(time);
    Instant startedAt = time.now();
    long startedNs = time.nanoTime();
    clients.forEach(Client::start);
    StopReason reason = null;
    try {
      reason = awaitWindow(startedNs);
    } catch (InterruptedException e) {
      reason = StopReason.interrupted();
    }
    window.close(time.nanoTime());
    GeneratorProbe.Stretch cost = probe.lap();
    long ended = clients.stream().mapToLong(Client::endedCount).sum();
    boolean waited = awaitClients(reason);
    if (!waited) {
      reason = StopReason.interrupted();
    }
    abandoned = true;
    return List.of(
        new LoopResult(
            startedAt.plusNanos(window.openedNsOr(startedNs) - startedNs),
            window.lengthNs(),
            recorder.finish(),
            generator(cost, ended),
            waited ? active.get() : 0,
            reason));
  }

  private GeneratorResult generator(GeneratorProbe.Stretch cost, long ended) {
    return new GeneratorResult(
        cost.elapsedNs(),
        cost.cpuNs(),
        cost.busiestThreadPct(),
        ended,
        sampler.result().orElse(null),
        null);
  }

  private @Nullable StopReason awaitWindow(long startedNs) throws InterruptedException {
    while (!window.closed()) {
      Optional<StopReason> stop = limits.reasonToStop(time.nanoTime() - startedNs);
      if (stop.isPresent()) {
        return stop.get();
      }
      sampleUntil(time.nanoTime() + TICK.toNanos());
      recorder.collect();
      resumePaused();
    }
    return null;
  }

  private void sampleUntil(long untilNs) throws InterruptedException {
    while (untilNs - time.nanoTime() > 0 && !window.closed()) {
      long nextNs = sampler.nextNs();
      time.sleepUntil(untilNs - nextNs < 0 ? untilNs : nextNs);
      long nowNs = time.nanoTime();
      if (sampler.isDue(nowNs)) {
        sample(nowNs);
      }
    }
  }

  private void sample(long nowNs) {
    if (window.opened() && !window.closed()) {
      sampler.sample(nowNs, underWay());
    } else {
      sampler.skip(nowNs);
    }
  }

  /** Of very many clients another part is looked at each time. */
  private double underWay() {
    int part = Math.min(clients.size(), MOST_LOOKED_AT);
    int count = 0;
    for (int i = 0; i < part; i++) {
      count += clients.get((firstLookedAt + i) % clients.size()).underWay() ? 1 : 0;
    }
    firstLookedAt = (firstLookedAt + part) % clients.size();
    return (double) count * clients.size() / part;
  }

  /** Returns whether it waited for as long as it takes; an interruption makes it give up. */
  private boolean awaitClients(@Nullable StopReason reason) {
    boolean interrupted = reason != null && reason.kind() == StopReason.Kind.INTERRUPTED;
    long deadlineNs = time.nanoTime() + limits.patience(interrupted).toNanos();
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
          Math.max(0, doneNs - sentNs),
          Math.max(0, sentNs - intendedNs));
    }
    return recorded;
  }

  void errorText(String message) {
    recorder.errorText(message);
  }
}
