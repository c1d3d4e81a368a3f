package org.etcdbench.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.time.Time;

/** Tells how a benchmark gets on, in the manner of JMH. */
final class Progress implements RunListener {
  private final PrintWriter err;
  private final Time time;
  private final Duration expectedOfRuns;
  private final int runs;
  private final int drivers;
  private boolean begun;
  private long firstRunNs;
  private Duration expectedOfDone = Duration.ZERO;

  Progress(PrintWriter err, Time time, Plan plan) {
    this.err = err;
    this.time = time;
    this.expectedOfRuns = Estimate.ofRuns(plan);
    this.runs = plan.runs();
    this.drivers = plan.drivers().size();
  }

  @Override
  public void generatorWarmup(Duration duration) {
    // each driver is given the whole time
    String each = drivers == 1 ? "" : ", each of " + drivers + " drivers";
    err.println("# Warming up the generator, " + Clock.text(duration) + each);
  }

  @Override
  public void generatorWarmupCut(String why) {
    err.println("# " + why);
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    begun = false;
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
    announce(scenario, kind, index);
    if (kind == IterationResult.Kind.WARMUP || scenario.phases().isEmpty()) {
      begin(scenario, kind, index);
    }
  }

  @Override
  public void aftermath(String sentence) {
    err.println("# " + sentence);
    err.flush();
  }

  /** What is worth a line before the first iteration of its kind. */
  private void announce(Scenario scenario, IterationResult.Kind kind, int index) {
    if (index > 1) {
      return;
    }
    if (kind == IterationResult.Kind.WARMUP) {
      if (scenario.warmup().length() instanceof IterationLength.Steady steady) {
        err.println(
            "# Warming up until it is "
                + steady
                + "; going on after "
                + Durations.format(steady.limit())
                + " all the same");
      }
    } else if (!scenario.phases().isEmpty()) {
      err.println(
          "# "
              + scenario.phases().size()
              + " phases, "
              + scenario.measurement().length()
              + " in all; their figures come at the end");
      err.flush();
    }
  }

  private void begin(Scenario scenario, IterationResult.Kind kind, int index) {
    boolean warmup = kind == IterationResult.Kind.WARMUP;
    err.printf(Locale.ROOT, "%s %3d: ", warmup ? "# Warmup Iteration" : "Iteration", index);
    List<Phase> phases = warmup ? List.of() : scenario.phases();
    if (index <= phases.size()) {
      err.print(phases.get(index - 1).label() + ": ");
    }
    err.flush();
    begun = true;
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    if (!begun) {
      begin(scenario, iteration.kind(), iteration.index());
    }
    begun = false;
    err.println(IterationText.of(iteration));
    err.flush();
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
