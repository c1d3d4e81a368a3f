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
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metrics;

/** Tells how a benchmark gets on, in the manner of JMH. */
final class Progress implements RunListener {
  private static final double NS_PER_MS = 1e6;

  private final PrintWriter err;
  private final Time time;
  private final Duration expectedOfRuns;
  private final int runs;
  private long firstRunNs;
  private Duration expectedOfDone = Duration.ZERO;

  Progress(PrintWriter err, Time time, Plan plan) {
    this.err = err;
    this.time = time;
    this.expectedOfRuns = Estimate.ofRuns(plan);
    this.runs = plan.runs();
  }

  @Override
  public void generatorWarmup(Duration duration) {
    err.println("# Warming up the generator, " + Clock.text(duration));
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    if (position == 1) {
      firstRunNs = time.nanoTime();
    }
    err.println();
    err.printf(
        Locale.ROOT,
        "# Run progress: %.2f%% complete, ETA %s%n",
        100.0 * (position - 1) / total,
        Clock.text(timeLeft()));
    err.println("# Benchmark: etcd." + scenario.operation().label());
    err.println("# Parameters: (" + parameters(scenario) + ")");
    err.println("# Run: " + run + " of " + runs);
  }

  /** What the plan expects of the runs left, as much longer as those that are over took. */
  private Duration timeLeft() {
    Duration left = notNegative(expectedOfRuns.minus(expectedOfDone));
    if (expectedOfDone.isZero()) {
      return left;
    }
    double slower = (double) (time.nanoTime() - firstRunNs) / expectedOfDone.toNanos();
    return Duration.ofNanos(Math.round(left.toNanos() * slower));
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
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
    double p99Ns = Metrics.LATENCY_P99.ifSupported(Measured.of(iteration));
    err.printf(
        Locale.ROOT,
        "%.1f ops/s, mean %.3f ms%s%s%n",
        iteration.okPerSec(),
        latency.meanNs() / NS_PER_MS,
        Double.isNaN(p99Ns) ? "" : String.format(Locale.ROOT, ", p99 %.3f ms", p99Ns / NS_PER_MS),
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
    expectedOfDone = expectedOfDone.plus(Estimate.ofRun(scenario));
    for (Finding finding : run.findings()) {
      if (finding.invalidates()) {
        err.println("# INVALID " + finding.code() + ": " + finding.message());
      }
    }
  }
}
