package org.etcdbench.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.time.Time;

/** Tells how a benchmark gets on, in the manner of JMH. */
final class Progress implements RunListener {
  private static final double NS_PER_MS = 1e6;

  private final PrintWriter err;
  private final Time time;
  private final Duration expected;
  private final int runs;
  private final long startedNs;

  Progress(PrintWriter err, Time time, Plan plan) {
    this.err = err;
    this.time = time;
    this.expected = Estimate.of(plan);
    this.runs = plan.runs();
    this.startedNs = time.nanoTime();
  }

  @Override
  public void generatorWarmup(Duration duration) {
    err.println("# Warming up the generator, " + Clock.text(duration));
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    err.println();
    err.printf(
        Locale.ROOT,
        "# Run progress: %.2f%% complete, ETA %s%n",
        100.0 * (position - 1) / total,
        Clock.text(timeLeft(position - 1, total)));
    err.println("# Benchmark: etcd." + scenario.operation().label());
    err.println("# Parameters: (" + parameters(scenario) + ")");
    err.println("# Run: " + run + " of " + runs);
  }

  /** From the plan at first, from what the runs took as soon as there are some. */
  private Duration timeLeft(int done, int total) {
    Duration elapsed = Duration.ofNanos(time.nanoTime() - startedNs);
    if (done == 0) {
      Duration left = expected.minus(elapsed);
      return left.isNegative() ? Duration.ZERO : left;
    }
    return elapsed.multipliedBy(total - done).dividedBy(done);
  }

  private static String parameters(Scenario scenario) {
    return Arrays.stream(ScenarioKey.values())
        .filter(key -> key != ScenarioKey.OPERATION)
        .flatMap(key -> key.of(scenario).map(value -> key.label() + " = " + value).stream())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public void connected(List<String> pinned) {
    err.println("# Connections: " + String.join(", ", pinned));
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    boolean warmup = kind == IterationResult.Kind.WARMUP;
    err.printf(Locale.ROOT, "%s %3d: ", warmup ? "# Warmup Iteration" : "Iteration", index);
    err.flush();
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    Latency latency = iteration.ok();
    if (latency.count() == 0) {
      err.println("no request succeeded, " + iteration.errors() + " failed");
      return;
    }
    err.printf(
        Locale.ROOT,
        "%.1f ops/s, mean %.3f ms, p99 %.3f ms%s%n",
        iteration.okPerSec(),
        latency.meanNs() / NS_PER_MS,
        latency.decode().getValueAtPercentile(99) / NS_PER_MS,
        iteration.errors() == 0 ? "" : ", " + iteration.errors() + " failed");
  }

  @Override
  public void intervals(
      Scenario scenario, int run, IterationResult iteration, List<IntervalRecording> intervals) {
    // the iteration's line says enough
  }

  @Override
  public void runWentWrong(Scenario scenario, int run, Cluster cluster) {
    // the findings follow
  }

  @Override
  public void runEnded(Scenario scenario, RunResult run, BenchResult soFar) {
    for (Finding finding : run.findings()) {
      if (finding.invalidates()) {
        err.println("# INVALID " + finding.code() + ": " + finding.message());
      }
    }
  }
}
