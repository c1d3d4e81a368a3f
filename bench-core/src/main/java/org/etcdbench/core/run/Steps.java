package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.steady.SteadyGate;
import org.etcdbench.core.steady.SteadyState;

/**
 * The iterations of a run, one after the other. A warm-up that lasts until the cluster is steady is
 * as many iterations as its gate is asked times; how many shows only while they run.
 */
final class Steps {

  /** An iteration to come. */
  record Step(Kind kind, int index, IterationLength length) {}

  private final Scenario scenario;
  private final Optional<SteadyState> steady;
  private final List<LoopResult> warmups = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Duration warmed = Duration.ZERO;
  private boolean settled;
  private Kind kind = Kind.WARMUP;
  private int done;

  Steps(Scenario scenario) {
    this.scenario = scenario;
    this.steady = rule(scenario);
  }

  /** The rule by which a scenario is steady; empty if it does not ask. */
  static Optional<SteadyState> rule(Scenario scenario) {
    return scenario.warmup().length() instanceof IterationLength.Steady gate
        ? Optional.of(
            new SteadyState(new SteadyGate(gate.window(), SteadyGate.DEFAULT.tolerance())))
        : Optional.empty();
  }

  /** The next one; empty after the last. */
  Optional<Step> next() {
    if (kind == Kind.WARMUP && !hasMoreWarmups()) {
      kind = Kind.MEASUREMENT;
      done = 0;
    }
    if (kind == Kind.MEASUREMENT && done == scenario.measurement().count()) {
      return Optional.empty();
    }
    IterationLength length =
        kind == Kind.MEASUREMENT ? scenario.measurement().length() : warmupLength();
    return Optional.of(new Step(kind, done + 1, length));
  }

  private IterationLength warmupLength() {
    return steady.isPresent()
        ? new IterationLength.Time(SteadyGate.CHECK_INTERVAL)
        : scenario.warmup().length();
  }

  private boolean hasMoreWarmups() {
    return steady.isPresent() ? !settled : done < scenario.warmup().count();
  }

  /** A step has been carried out. */
  void done(Step step, LoopResult result) {
    done = step.index();
    if (step.kind() == Kind.WARMUP && steady.isPresent()) {
      warmups.add(result);
      warmed = warmed.plusNanos(result.windowNs());
      askGate(steady.get());
    }
  }

  private void askGate(SteadyState rule) {
    var asked = rule.settled(SecondBySecond.of(warmups));
    Duration limit = ((IterationLength.Steady) scenario.warmup().length()).limit();
    settled = asked.passed();
    if (!settled && warmed.compareTo(limit) >= 0) {
      settled = true;
      findings.add(
          new Finding(
              Finding.Code.NOT_STEADY,
              "not steady after " + Durations.format(limit) + " of warm-up: " + asked.evidence()));
    }
  }

  /** Another member leads: what was seen before says nothing of what comes. */
  void leaderChanged() {
    warmups.clear();
  }

  /** What must be known of the warm-up. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
