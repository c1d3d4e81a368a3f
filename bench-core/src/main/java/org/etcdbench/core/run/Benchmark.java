package org.etcdbench.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan, run by run. What has been measured is kept whatever happens: each run hands
 * over a result before what it left in members is removed, and at its end, and an interruption or a
 * failure ends the benchmark with a result that says so.
 */
public final class Benchmark {
  private static final Set<String> MEMORY_FILE_SYSTEMS = Set.of("tmpfs", "ramfs");

  private final Plan plan;
  private final String id;
  private final ClusterProvider clusters;
  private final String toolVersion;
  private final Time time;
  private final RunListener listener;
  private final Judge judge;
  private final Map<Scenario, List<RunResult>> runs = new LinkedHashMap<>();

  /**
   * A benchmark, not yet started.
   *
   * @param plan what to run
   * @param id names the result
   * @param clusters where members come from
   * @param toolVersion version of this harness, for the result
   * @param time clock and waiting
   * @param listener is told how it gets on
   */
  public Benchmark(
      Plan plan,
      String id,
      ClusterProvider clusters,
      String toolVersion,
      Time time,
      RunListener listener) {
    this.plan = plan;
    this.id = id;
    this.clusters = clusters;
    this.toolVersion = toolVersion;
    this.time = time;
    this.listener = listener;
    this.judge = new Judge(plan.maxErrorPct());
    plan.scenarios().forEach(scenario -> runs.put(scenario, new ArrayList<>()));
  }

  /**
   * How a benchmark ended.
   *
   * @param result all that was measured
   * @param failure why it failed, complete for the user; null if it did not, see {@link #failed()}
   */
  public record End(BenchResult result, @Nullable String failure) {
    /** Why it failed, complete for the user; empty if it did not. */
    public Optional<String> failed() {
      return Optional.ofNullable(failure);
    }
  }

  /** Carries it out; an interruption of the calling thread ends it with what was measured. */
  public End run() {
    Instant startedAt = time.now();
    try {
      warmUp();
      List<RunOrder.Entry> order = RunOrder.of(plan.scenarios(), plan.runs());
      for (int i = 0; i < order.size(); i++) {
        RunOrder.Entry entry = order.get(i);
        listener.runStarted(entry.scenario(), entry.run(), i + 1, order.size());
        RunResult run = carryOut(entry, i + 1, startedAt);
        listener.runEnded(entry.scenario(), run, result(startedAt, Status.PARTIAL));
        if (interrupted(run)) {
          return new End(result(startedAt, Status.INTERRUPTED), null);
        }
      }
      return new End(result(startedAt, Status.COMPLETE), null);
    } catch (InterruptedException e) {
      return new End(result(startedAt, Status.INTERRUPTED), leftBehind(e));
    } catch (ClusterException e) {
      // a call to a member that was interrupted fails like any other
      if (Thread.interrupted()) {
        return new End(result(startedAt, Status.INTERRUPTED), leftBehind(e));
      }
      String left = leftBehind(e);
      return new End(
          result(startedAt, Status.FAILED), e.getMessage() + (left == null ? "" : "; " + left));
    }
  }

  /** What could not be removed after this failure; null if nothing is left. */
  private static @Nullable String leftBehind(Exception failure) {
    String left =
        Stream.of(failure.getSuppressed())
            .map(suppressed -> String.valueOf(suppressed.getMessage()))
            .collect(Collectors.joining("; "));
    return left.isEmpty() ? null : left;
  }

  /** A cluster that is closed for good even if the thread is interrupted: members end, keys go. */
  private record Held(Cluster cluster, RunListener listener) implements AutoCloseable {
    @Override
    public void close() throws ClusterException {
      tidyAndClose().forEach(listener::aftermath);
    }

    /** Returns what was done to the members besides, and what is left to do. */
    List<String> tidyAndClose() throws ClusterException {
      boolean interrupted = Thread.interrupted();
      try (cluster) {
        try {
          return cluster.tidy();
        } catch (ClusterException | InterruptedException e) {
          // a call to a member that was interrupted fails like any other
          if (!Thread.interrupted() && !(e instanceof InterruptedException)) {
            throw e;
          }
          interrupted = true;
          return cluster.tidy();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        throw new ClusterException("interrupted while keys of ours were removed", e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    /** Closes it after a failure that matters more than one of closing. */
    void closeAfter(Exception failure) {
      try {
        close();
      } catch (ClusterException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private static boolean interrupted(RunResult run) {
    return run.findings().stream().anyMatch(finding -> finding.code() == Code.INTERRUPTED);
  }

  private void warmUp() throws ClusterException, InterruptedException {
    if (plan.generatorWarmup().isZero()) {
      return;
    }
    listener.generatorWarmup(plan.generatorWarmup());
    int smallest = plan.sizes().stream().min(Integer::compare).orElseThrow();
    try (Held held = new Held(clusters.open(smallest, "warmup"), listener)) {
      new GeneratorWarmup(time, held.cluster(), listener).run(plan, smallest);
    }
  }

  private RunResult carryOut(RunOrder.Entry entry, int position, Instant startedAt)
      throws ClusterException, InterruptedException {
    Scenario scenario = entry.scenario();
    String name = scenario.id() + ".r" + entry.run();
    Held held = new Held(clusters.open(scenario.members(), name), listener);
    List<RunResult> done = runs.computeIfAbsent(scenario, row -> new ArrayList<>());
    RunResult run;
    try {
      run = carryOut(entry, position, held.cluster());
      done.add(run);
      listener.runMeasured(scenario, run, result(startedAt, Status.PARTIAL));
    } catch (ClusterException | InterruptedException | RuntimeException e) {
      held.closeAfter(e);
      throw e;
    }
    RunResult tidied = tidied(run, held);
    done.set(done.size() - 1, tidied);
    return tidied;
  }

  private static RunResult tidied(RunResult measured, Held held) {
    try {
      RunResult run = measured;
      for (String left : held.tidyAndClose()) {
        run = run.with(new Finding(Code.AFTERMATH, left));
      }
      return run;
    } catch (ClusterException e) {
      // what was measured is good; that something was left behind must be known
      return measured.with(new Finding(Code.LEFT_BEHIND, String.valueOf(e.getMessage())));
    }
  }

  private RunResult carryOut(RunOrder.Entry entry, int position, Cluster cluster)
      throws ClusterException, InterruptedException {
    Scenario scenario = entry.scenario();
    try (Driver driver =
        Drivers.open(
            scenario.driver(),
            new DriverSettings(scenario.timeout(), cluster.access(), cluster.tokens()))) {
      RunResult run =
          new ScenarioRun(
                  time,
                  listener,
                  plan.iterationLimit(),
                  cluster,
                  driver,
                  scenario,
                  entry.run(),
                  plan.observe())
              .carryOut(position, caveats(cluster, scenario));
      if (run.findings().stream().anyMatch(Finding::invalidates)) {
        listener.runWentWrong(scenario, entry.run(), cluster);
      }
      return run;
    } catch (ClusterException e) {
      listener.runWentWrong(scenario, entry.run(), cluster);
      throw e;
    }
  }

  /** What limits the use of all numbers from this cluster. */
  private List<Finding> caveats(Cluster cluster, Scenario scenario) {
    List<Finding> caveats = new ArrayList<>();
    cluster
        .sharedHost()
        .ifPresent(shared -> caveats.add(new Finding(Code.SHARED_HOST, shared.text())));
    String fileSystem = clusters.dataFileSystem();
    if (MEMORY_FILE_SYSTEMS.contains(fileSystem)) {
      caveats.add(
          new Finding(
              Code.DATA_IN_MEMORY,
              "the members' data is on " + fileSystem + ": syncing it is free"));
    }
    if (scenario.driver() == DriverKind.LOOPBACK) {
      caveats.add(
          new Finding(
              Code.NO_MEMBERS, "nothing was sent to any member: the figures are the generator's"));
    }
    return caveats;
  }

  private BenchResult result(Instant startedAt, Status status) {
    List<ScenarioResult> rows = new ArrayList<>();
    runs.forEach(
        (scenario, done) -> {
          if (!done.isEmpty()) {
            rows.add(judge.judge(scenario, done));
          }
        });
    return new BenchResult(
        BenchResult.SCHEMA_VERSION,
        id,
        status,
        startedAt,
        time.now(),
        plan.source(),
        new Environments(clusters, plan.drivers(), toolVersion).of(runs.values()),
        rows);
  }
}
