package org.etcdbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/** Carries out one run of a scenario on a cluster that is ready. */
final class ScenarioRun {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);

  private final Time time;
  private final RunListener listener;
  private final Duration iterationLimit;
  private final Cluster cluster;
  private final Driver driver;
  private final Scenario scenario;
  private final int run;
  private final Workload workload;
  private final AtomicLong nextIndex = new AtomicLong();
  private final List<IterationResult> iterations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  ScenarioRun(
      Time time,
      RunListener listener,
      Duration iterationLimit,
      Cluster cluster,
      Driver driver,
      Scenario scenario,
      int run) {
    this.time = time;
    this.listener = listener;
    this.iterationLimit = iterationLimit;
    this.cluster = cluster;
    this.driver = driver;
    this.scenario = scenario;
    this.run = run;
    this.workload = new Workload(scenario, cluster.keyPrefix());
  }

  RunResult carryOut(int position, List<Finding> caveats)
      throws ClusterException, InterruptedException {
    Instant startedAt = time.now();
    findings.addAll(caveats);
    List<MemberStatus> before = cluster.control().statuses();
    Prefill.run(cluster, scenario, workload);
    List<String> pinned = measure();
    List<MemberStatus> after = cluster.control().statuses();
    return new RunResult(
        run, position, startedAt, cluster.keyPrefix(), pinned, before, after, iterations, findings);
  }

  private List<String> measure() throws ClusterException, InterruptedException {
    Leadership leadership = cluster.control().leadership();
    Connections connections = connect(leadership);
    List<String> pinned = Pinning.describe(connections.pinned());
    listener.connected(pinned);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time)) {
      List<Step> steps = new ArrayList<>(steps(Kind.WARMUP, scenario.warmup()));
      steps.addAll(steps(Kind.MEASUREMENT, scenario.measurement()));
      for (Step step : steps) {
        Leadership now = cluster.control().leadership();
        if (!now.leader().equals(leadership.leader())) {
          connections.close();
          connections = connect(now);
          leadership = now;
        }
        if (!iterate(step, connections, now, watch)) {
          break;
        }
      }
    } finally {
      connections.close();
    }
    return pinned;
  }

  /** An iteration to come. */
  private record Step(Kind kind, int index, Iterations of) {}

  private static List<Step> steps(Kind kind, Iterations iterations) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i <= iterations.count(); i++) {
      steps.add(new Step(kind, i, iterations));
    }
    return steps;
  }

  private Connections connect(Leadership leadership) throws ClusterException, InterruptedException {
    List<Endpoint> assigned =
        Pinning.assign(
            scenario.target(), cluster.endpoints(), leadership.leader(), scenario.load().conns());
    return Connections.open(driver, assigned, CONNECT_LIMIT);
  }

  /** Returns whether the run goes on. */
  private boolean iterate(
      Step step, Connections connections, Leadership before, ClusterWatch watch) {
    listener.iterationStarted(scenario, step.kind(), step.index());
    ClosedLoop loop =
        new ClosedLoop(
            time,
            workload,
            nextIndex,
            connections.all(),
            scenario.load().clients(),
            step.of().length(),
            new ClosedLoop.Limits(scenario.timeout(), iterationLimit, watch::lost));
    LoopResult result = loop.run();
    IterationResult iteration =
        new IterationResult(
            step.kind(),
            step.index(),
            result.startedAt(),
            result.windowNs(),
            result.recording().outcomes(),
            result.recording().errorTexts());
    iterations.add(iteration);
    listener.iterationEnded(scenario, iteration);
    if (step.kind() == Kind.MEASUREMENT) {
      listener.intervals(scenario, run, iteration, result.recording().intervals());
      voidIfLeaderChanged(step, before, watch);
    }
    return goesOn(step, result);
  }

  private void voidIfLeaderChanged(Step step, Leadership before, ClusterWatch watch) {
    String now;
    try {
      Leadership after = cluster.control().leadership();
      if (after.equals(before)) {
        return;
      }
      now = after.toString();
    } catch (ClusterException e) {
      now = "nobody: " + e.getMessage();
    }
    String seen = String.join("; ", watch.leaderChanges());
    findings.add(
        new Finding(
            Code.LEADER_CHANGED,
            "during iteration "
                + step.index()
                + " the leader went from "
                + before
                + " to "
                + now
                + (seen.isEmpty() ? "" : "; " + seen)));
  }

  private boolean goesOn(Step step, LoopResult result) {
    boolean interrupted =
        result.stopped().filter(r -> r.kind() == StopReason.Kind.INTERRUPTED).isPresent();
    // an interrupted iteration does not wait for its last answers
    if (result.unanswered() > 0 && !interrupted) {
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
                    code(reason.kind()),
                    (step.kind() == Kind.WARMUP ? "during warm-up: " : "") + reason.message())));
    return stopped.isEmpty() && result.unanswered() == 0;
  }

  private static Code code(StopReason.Kind kind) {
    return switch (kind) {
      case CLUSTER -> Code.MEMBER_LOST;
      case LIMIT -> Code.TIMED_OUT;
      case INTERRUPTED -> Code.INTERRUPTED;
    };
  }
}
