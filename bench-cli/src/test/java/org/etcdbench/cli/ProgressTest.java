package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.profile.MemberNames;
import org.etcdbench.core.profile.ProfileException;
import org.etcdbench.core.profile.Profiles;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.ManualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();
  private final ManualTime time = new ManualTime();
  private Plan plan;
  private Scenario put;
  private Progress progress;

  @BeforeEach
  void startWithTwoRunsOfAPut() throws ProfileException {
    String text = "runs: 2\ngenerator-warmup: 0s\nscenarios:\n  - operation: put\n";
    plan = Profiles.parse("p.yaml", text, List.of(), MemberNames.ours());
    put = plan.scenarios().get(0);
    progress = new Progress(new PrintWriter(err), time, plan);
  }

  @Test
  void startsARunAsJmhStartsAFork() {
    progress.runStarted(put, 1, 1, 2);

    assertThat(err.toString().lines())
        .containsExactly(
            "",
            "# Run progress: 0.00% complete, ETA " + Clock.text(Estimate.of(plan)),
            "# Benchmark: etcd.put",
            "# Parameters: (clients = 1, conns = 1, key_size = 8, key_space = 10000, members = 3,"
                + " target = leader, value_size = 256)",
            "# Run: 1 of 2");
  }

  @Test
  void doesNotTakeTimeBeforeTheFirstRunForSlowness() {
    time.advance(Duration.ofDays(1));
    progress.runStarted(put, 1, 1, 2);
    RunResult run = new ResultSamples().run(put, 1, 2, 0);
    time.advance(Estimate.ofRun(put));
    progress.runEnded(put, run, new ResultSamples().row(put, List.of(run)).build());

    progress.runStarted(put, 2, 2, 2);

    String left = Clock.text(Estimate.ofRun(put));
    assertThat(err.toString()).contains("# Run progress: 50.00% complete, ETA " + left + "\n");
  }

  @Test
  void expectsTheRunsLeftToBeAsMuchSlowerAsThoseThatAreOver() {
    Duration expectedOfOne = Estimate.ofRun(put);
    progress.runStarted(put, 1, 1, 2);
    time.advance(expectedOfOne.multipliedBy(3));
    RunResult run = new ResultSamples().run(put, 1, 2, 0);
    progress.runEnded(put, run, new ResultSamples().row(put, List.of(run)).build());

    progress.runStarted(put, 2, 2, 2);

    String left = Clock.text(expectedOfOne.multipliedBy(3));
    assertThat(err.toString()).contains("# Run progress: 50.00% complete, ETA " + left + "\n");
  }

  @Test
  void numbersIterationsInJmhsColumns() {
    progress.iterationStarted(put, Kind.WARMUP, 1);
    progress.iterationEnded(put, iteration(0));
    progress.iterationStarted(put, Kind.MEASUREMENT, 12);
    progress.iterationEnded(put, iteration(0));

    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).matches("# Warmup Iteration   1: " + RATE);
              assertThat(lines.get(1)).matches("Iteration  12: " + RATE);
            });
  }

  private static final String RATE = "\\d+\\.\\d ops/s, mean \\d\\.\\d{3} ms";

  @Test
  void showsTheStartOfAnIterationBeforeItsEnd() {
    progress.iterationStarted(put, Kind.MEASUREMENT, 1);

    assertThat(err.toString()).isEqualTo("Iteration   1: ");
  }

  @Test
  void tellsHowManyRequestsOfAnIterationFailed() {
    progress.iterationEnded(put, iteration(3));

    assertThat(err.toString()).matches(RATE + ", 3 failed\n");
  }

  @Test
  void saysWhenNoRequestSucceeded() {
    progress.iterationEnded(put, iteration(500));

    assertThat(err.toString()).isEqualTo("no request succeeded, 500 failed\n");
  }

  @Test
  void saysWhenNoRequestEnded() {
    progress.iterationEnded(
        put,
        new IterationResult(Kind.MEASUREMENT, 1, Instant.EPOCH, 0, List.of(), Map.of(), 0, null));

    assertThat(err.toString()).isEqualTo("no request succeeded, 0 failed\n");
  }

  @Test
  void namesWhatInvalidatesARunAndLeavesNotesToTheReport() {
    Finding lost = new Finding(Finding.Code.MEMBER_LOST, "m2 does not answer");
    RunResult run = new ResultSamples().run(put, 1, 2, 0, ResultSamples.SHARED_HOST, lost);
    BenchResult soFar = new ResultSamples().row(put, List.of(run)).build();

    progress.runEnded(put, run, soFar);

    assertThat(err.toString()).isEqualTo("# INVALID MEMBER_LOST: m2 does not answer\n");
  }

  private IterationResult iteration(int failed) {
    return new ResultSamples().iteration(put, Kind.MEASUREMENT, 1, 2, failed);
  }
}
