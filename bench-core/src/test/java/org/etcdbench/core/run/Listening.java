package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Scenario;

/** Writes down what a listener is told, a line each, and passes each line on. */
final class Listening implements RunListener {
  private final List<String> lines = new ArrayList<>();
  private final List<BenchResult> measured = new ArrayList<>();
  private final List<BenchResult> results = new ArrayList<>();
  private final List<IntervalRecording> intervals = new ArrayList<>();
  private final Consumer<String> also;

  Listening() {
    this(line -> {});
  }

  Listening(Consumer<String> also) {
    this.also = also;
  }

  List<String> lines() {
    return lines;
  }

  /** What was handed over before a cluster was tidied. */
  List<BenchResult> measured() {
    return measured;
  }

  List<BenchResult> results() {
    return results;
  }

  List<IntervalRecording> intervals() {
    return intervals;
  }

  private void tell(String line) {
    lines.add(line);
    also.accept(line);
  }

  @Override
  public void generatorWarmup(Duration duration) {
    tell("generator warm-up " + duration.toMillis() + "ms");
  }

  @Override
  public void runStarted(Scenario scenario, int run, int position, int total) {
    tell("run " + position + "/" + total + ": m" + scenario.members() + " r" + run);
  }

  @Override
  public void connected(List<String> pinned) {
    tell("connected " + String.join(" ", pinned));
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    tell("started " + kind + " " + index);
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    tell("ended " + iteration.kind() + " " + iteration.index());
  }

  @Override
  public void intervals(
      Scenario scenario, int run, IterationResult iteration, List<IntervalRecording> recorded) {
    intervals.addAll(recorded);
    tell("intervals of run " + run + ", " + iteration.kind() + " " + iteration.index());
  }

  @Override
  public void aftermath(String sentence) {
    tell("aftermath: " + sentence);
  }

  @Override
  public void runWentWrong(Scenario scenario, int run, Cluster cluster) {
    tell("went wrong: m" + scenario.members() + " r" + run);
  }

  @Override
  public void runMeasured(Scenario scenario, RunResult run, BenchResult soFar) {
    measured.add(soFar);
  }

  @Override
  public void runEnded(Scenario scenario, RunResult run, BenchResult soFar) {
    results.add(soFar);
    tell("run ended: m" + scenario.members() + " r" + run.run());
  }
}
