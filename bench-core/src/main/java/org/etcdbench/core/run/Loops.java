package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.schedule.Schedule;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/** Makes the loops of a run, which share its requests: none of them sends one again. */
final class Loops {
  private static final double NS_PER_S = 1e9;

  private final Time time;
  private final Scenario scenario;
  private final Workload workload;
  private final long seed;
  private final AtomicLong nextIndex = new AtomicLong();

  /**
   * The loops of a run.
   *
   * @param run number of the repetition: each has other Poisson arrivals
   */
  Loops(Time time, Scenario scenario, Workload workload, int run) {
    this.time = time;
    this.scenario = scenario;
    this.workload = workload;
    this.seed = mixed(scenario.data().seed(), run);
  }

  /** How many requests were sent so far, in whatever load. */
  long sent() {
    return nextIndex.get();
  }

  /** Loads the connections for this long, with this many clients, whatever is measured later. */
  LoadLoop busy(List<Connection> connections, int clients, Duration length, Limits limits) {
    return closed(connections, clients, new IterationLength.Time(length), limits);
  }

  /** A warm-up: the scenario's own load; the rate is that with which its phases begin. */
  LoadLoop warmup(List<Connection> connections, IterationLength length, int index, Limits limits) {
    if (!(scenario.load() instanceof OpenLoad open)) {
      return closed(connections, length, limits);
    }
    double perSec = warmupPerSec(open);
    Duration duration =
        length instanceof IterationLength.Requests requests
            ? Duration.ofNanos(Math.round(requests.count() / perSec * NS_PER_S))
            : ((IterationLength.Time) length).duration();
    OpenLoad even =
        new OpenLoad(open.conns(), new Rate.Constant(perSec), open.arrival(), open.maxInFlight());
    return open(connections, even, List.of(span(Duration.ZERO, duration)), -index, limits);
  }

  /** A measured iteration, or all phases, each of them with a window of its own. */
  LoadLoop measurement(
      List<Connection> connections, IterationLength length, int index, Limits limits) {
    if (!(scenario.load() instanceof OpenLoad open)) {
      return closed(connections, length, limits);
    }
    List<OpenWindow.Span> spans =
        scenario.phases().isEmpty()
            ? List.of(span(Duration.ZERO, ((IterationLength.Time) length).duration()))
            : scenario.phases().stream().map(p -> span(p.at(), p.end())).toList();
    return open(connections, open, spans, index, limits);
  }

  /** Requests per second before the measurement of an open load. */
  static double warmupPerSec(OpenLoad load) {
    if (load.rate() instanceof Rate.Constant constant) {
      return constant.perSec();
    }
    Phase first = ((Rate.Phases) load.rate()).phases().get(0);
    return first.fromPerSec();
  }

  /** Runs and iterations must not repeat each other's arrivals. */
  private static long mixed(long seed, int number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong();
  }

  private static OpenWindow.Span span(Duration from, Duration to) {
    return new OpenWindow.Span(from.toNanos(), to.toNanos());
  }

  private LoadLoop closed(List<Connection> connections, IterationLength length, Limits limits) {
    return closed(connections, ((ClosedLoad) scenario.load()).clients(), length, limits);
  }

  private LoadLoop closed(
      List<Connection> connections, int clients, IterationLength length, Limits limits) {
    return new ClosedLoop(time, workload, nextIndex, connections, clients, length, limits);
  }

  private LoadLoop open(
      List<Connection> connections,
      OpenLoad load,
      List<OpenWindow.Span> spans,
      int index,
      Limits limits) {
    Schedule schedule = Schedule.of(load, mixed(seed, index));
    return new OpenLoop(
        time, workload, nextIndex, connections, schedule, spans, load.maxInFlight(), limits);
  }
}
