package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.observe.Trouble;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Steps.Step;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/** Carries out one run of a scenario on a cluster that is ready. */
final class ScenarioRun {
  /** Fewer clients than this do not warm their connections in useful time. */
  private static final int FEW_CLIENTS = 32;

  private static final Duration CONNECTION_WARMUP = Duration.ofMillis(300);

  private final Time time;
  private final RunListener listener;
  private final Duration iterationLimit;
  private final Cluster cluster;
  private final Driver driver;
  private final Scenario scenario;
  private final int run;
  private final Workload workload;
  private final Loops loops;
  private final ClusterFindings clusterFindings;
  private final Observing observing;
  private final List<IterationResult> iterations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private List<String> pinned = List.of();
  private Map<String, Long> stopAtBytes = Map.of();

  ScenarioRun(
      Time time,
      RunListener listener,
      Duration iterationLimit,
      Cluster cluster,
      Driver driver,
      Scenario scenario,
      int run,
      ObserveSettings observe)
      throws ClusterException {
    this.time = time;
    this.listener = listener;
    this.iterationLimit = iterationLimit;
    this.cluster = cluster;
    this.driver = driver;
    this.scenario = scenario;
    this.run = run;
    this.workload = new Workload(scenario, cluster.keyPrefix());
    this.loops = new Loops(time, scenario, workload, run);
    this.clusterFindings = new ClusterFindings(cluster);
    this.observing = new Observing(time, cluster, scenario, observe);
  }

  RunResult carryOut(int position, List<Finding> caveats)
      throws ClusterException, InterruptedException {
    Instant startedAt = time.now();
    findings.addAll(caveats);
    ClusterEdges edges = new ClusterEdges(cluster, time);
    ClusterSnapshot before = edges.before(findings);
    stopAtBytes = Headroom.stopAtBytes(cluster, before);
    OptionalLong free = Headroom.freeBytes(before, stopAtBytes);
    if (free.isPresent()) {
      WriteRoom.require(scenario, free.getAsLong());
    }
    Prefill.run(cluster, scenario, workload);
    measure();
    SpaceFindings.of(iterations).ifPresent(findings::add);
    findings.addAll(observing.findings(findings));
    listener.observed(scenario, run, observing.points());
    ClusterSnapshot after = edges.after(findings);
    return new RunResult(
        run,
        position,
        startedAt,
        cluster.keyPrefix(),
        pinned,
        before,
        after,
        iterations,
        observing.observations().orElse(null),
        findings);
  }

  private void measure() throws ClusterException, InterruptedException {
    Leadership leadership = Elections.await(cluster.control(), time, () -> false);
    Connections connections = connect(leadership);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time, stopAtBytes);
        Observing open = observing) {
      iterateAll(leadership, connections, watch);
      open.end(loops.sent());
      findings.addAll(clusterFindings.silences(watch, iterations));
    }
  }

  /** What was measured before the cluster failed is kept. */
  private void iterateAll(Leadership first, Connections opened, ClusterWatch watch) {
    Leadership leadership = first;
    Connections connections = opened;
    Steps steps = new Steps(scenario);
    try {
      Limits limits = limits(watch);
      warmConnections(connections, limits);
      for (Optional<Step> step = steps.next(); step.isPresent(); step = steps.next()) {
        Leadership now =
            Elections.await(cluster.control(), time, () -> watch.trouble().isPresent());
        if (!now.leader().equals(leadership.leader())) {
          connections.close();
          connections = connect(now);
          leadership = now;
          steps.leaderChanged();
        }
        if (step.get().kind() == Kind.MEASUREMENT) {
          observing.begin(loops.sent());
        }
        LoopResult result = iterate(step.get(), connections, now, watch, limits);
        steps.done(step.get(), result);
        if (!goesOn(step.get(), result, watch)) {
          break;
        }
      }
    } catch (ClusterException e) {
      findings.add(
          watch
              .trouble()
              .map(ClusterFindings::of)
              .orElseGet(() -> new Finding(Code.RUN_FAILED, String.valueOf(e.getMessage()))));
    } catch (InterruptedException e) {
      findings.add(new Finding(Code.INTERRUPTED, "the run was interrupted between iterations"));
    } finally {
      findings.addAll(steps.findings());
      connections.close();
    }
  }

  /**
   * New connections are slow at first, and so is a member that has served little: few clients would
   * take long to get over it, so many share the first moments. Nothing of it is kept.
   */
  private void warmConnections(Connections connections, Limits limits) throws InterruptedException {
    // an open load may send little as well
    boolean fewClients = scenario.clients().orElse(0) < FEW_CLIENTS;
    boolean network = scenario.driver() != DriverKind.LOOPBACK;
    if (scenario.warmup().count() == 0 || !fewClients || !network) {
      return;
    }
    List<LoopResult> results =
        loops.busy(connections.all(), FEW_CLIENTS, CONNECTION_WARMUP, limits).run();
    if (results.get(0).interrupted()) {
      throw new InterruptedException();
    }
  }

  private Limits limits(ClusterWatch watch) {
    WriteRoom room = new WriteRoom(time, scenario, watch, loops::sent);
    return new Limits(
        scenario.timeout(),
        iterationLimit,
        () -> {
          room.look();
          return watch.trouble().map(Trouble::sentence);
        });
  }

  private Connections connect(Leadership leadership) throws ClusterException, InterruptedException {
    List<Endpoint> assigned =
        Pinning.assign(
            scenario.target(), cluster.endpoints(), leadership.leader(), scenario.load().conns());
    pinned = Pinning.describe(assigned);
    Connections connections = Connections.open(driver, assigned);
    listener.connected(pinned);
    return connections;
  }

  /** Returns what its last window measured. */
  private LoopResult iterate(
      Step step, Connections connections, Leadership before, ClusterWatch watch, Limits limits) {
    listener.iterationStarted(scenario, step.kind(), step.index());
    int changesBefore = watch.leaderChanges().size();
    if (step.kind() == Kind.WARMUP) {
      List<LoopResult> warmups =
          loops.warmup(connections.all(), step.length(), step.index(), limits).run();
      keep(step.kind(), step.index(), SteadyPart.whole(warmups.get(0)));
      return warmups.get(0);
    }
    List<LoopResult> results =
        loops.measurement(connections.all(), step.length(), step.index(), limits).run();
    for (int i = 0; i < results.size(); i++) {
      keep(step.kind(), step.index() + i, steadyPart(step.index() + i, results.get(i)));
    }
    clusterFindings
        .leaderChange(step.index(), before, watch, changesBefore)
        .ifPresent(findings::add);
    return results.get(results.size() - 1);
  }

  /** A load in phases is not meant to be steady, and one that was stopped cannot be. */
  private SteadyPart steadyPart(int index, LoopResult result) {
    boolean asked = scenario.phases().isEmpty() && result.stopped().isEmpty();
    return Steps.rule(scenario)
        .filter(rule -> asked)
        .map(rule -> SteadyPart.of(result, index, rule))
        .orElseGet(() -> SteadyPart.whole(result));
  }

  private void keep(Kind kind, int index, SteadyPart part) {
    LoopResult result = part.result();
    part.unsteady().ifPresent(findings::add);
    IterationResult iteration =
        new IterationResult(
            kind,
            index,
            result.startedAt(),
            result.windowNs(),
            result.recording().outcomes(),
            result.recording().errorTexts(),
            part.trimmedNs(),
            result.generator());
    iterations.add(iteration);
    listener.iterationEnded(scenario, iteration);
    if (kind == Kind.MEASUREMENT) {
      observing.measured(iteration, result.recording().intervals());
      listener.intervals(scenario, run, iteration, result.recording().intervals());
    }
  }

  private boolean goesOn(Step step, LoopResult result, ClusterWatch watch) {
    // an interrupted iteration does not wait for its last answers
    if (result.unanswered() > 0 && !result.interrupted()) {
      findings.add(
          new Finding(
              Code.NO_ANSWER,
              result.unanswered() + " requests were not answered, not even by their deadline"));
    }
    Optional<StopReason> stopped = result.stopped();
    stopped.ifPresent(
        reason ->
            findings.add(
                new Finding(
                    code(reason.kind(), watch),
                    (step.kind() == Kind.WARMUP ? "during warm-up: " : "") + reason.message())));
    return stopped.isEmpty() && result.unanswered() == 0;
  }

  private static Code code(StopReason.Kind kind, ClusterWatch watch) {
    return switch (kind) {
      case CLUSTER -> ClusterFindings.of(watch.trouble().orElseThrow()).code();
      case LIMIT -> Code.TIMED_OUT;
      case OVERLOADED -> Code.OVERLOADED;
      case INTERRUPTED -> Code.INTERRUPTED;
    };
  }
}
