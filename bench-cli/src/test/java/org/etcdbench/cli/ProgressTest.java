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
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.DriverKind;
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
            "# Parameters: (clients = 1, conns = 1, driver = lean, key_size = 8, key_space = 10000,"
                + " members = 3, target = leader, value_size = 256)",
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

  private static final String FIRST = "Iteration   1: ";
  private static final String RATE = "\\d+\\.\\d ops/s, mean \\d\\.\\d{3} ms";

  @Test
  void showsTheStartOfAnIterationBeforeItsEnd() {
    progress.iterationStarted(put, Kind.MEASUREMENT, 1);

    assertThat(err.toString()).isEqualTo("Iteration   1: ");
  }

  @Test
  void tellsHowManyRequestsOfAnIterationFailed() {
    progress.iterationStarted(put, Kind.MEASUREMENT, 1);
    progress.iterationEnded(put, iteration(3));

    assertThat(err.toString()).matches(FIRST + RATE + ", 3 failed\n");
  }

  @Test
  void saysWhenNoRequestSucceeded() {
    progress.iterationStarted(put, Kind.MEASUREMENT, 1);
    progress.iterationEnded(put, iteration(500));

    assertThat(err.toString()).isEqualTo(FIRST + "no request succeeded, 500 failed\n");
  }

  @Test
  void saysWhenNoRequestEnded() {
    progress.iterationStarted(put, Kind.MEASUREMENT, 1);
    progress.iterationEnded(
        put,
        new IterationResult(Kind.MEASUREMENT, 1, Instant.EPOCH, 0, List.of(), Map.of(), 0, null));

    assertThat(err.toString()).isEqualTo(FIRST + "no request succeeded, 0 failed\n");
  }

  @Test
  void showsWhatAnOpenLoadOfferedAndWhatBecameOfIt() {
    Scenario open = OpenSamples.put(DriverKind.LEAN, 1000, Arrival.CONSTANT);
    OpenSamples samples = new OpenSamples();
    progress.iterationStarted(open, Kind.MEASUREMENT, 1);
    progress.iterationEnded(open, samples.onTime(1, 1000, 2));
    progress.iterationStarted(open, Kind.MEASUREMENT, 2);
    progress.iterationEnded(open, samples.overloaded(2, 1000, 2));

    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .satisfies(
            lines -> {
              assertThat(lines.get(0))
                  .matches(
                      "Iteration   1: offered 1000\\.0/s, 1000\\.0 ops/s,"
                          + " mean \\d\\.\\d{3} ms, p99 \\d\\.\\d{3} ms");
              assertThat(lines.get(1))
                  .startsWith("Iteration   2: offered 1000.0/s, 875.0 ops/s, mean ")
                  .endsWith(" ms, 1000 waited for a slot, 200 not sent in time");
            });
  }

  @Test
  void labelsThePhasesWhoseFiguresComeTogether() {
    Scenario phases = OpenSamples.phases();
    OpenSamples samples = new OpenSamples();
    progress.iterationStarted(phases, Kind.WARMUP, 1);
    progress.iterationEnded(phases, samples.onTime(1, 500, 1));
    progress.iterationStarted(phases, Kind.MEASUREMENT, 1);
    progress.iterationEnded(phases, samples.onTime(1, 500, 2));
    progress.iterationEnded(phases, samples.onTime(2, 3250, 4));

    assertThat(err.toString().lines().toList())
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("# Warmup Iteration   1: offered 500.0/s, ");
              assertThat(lines.get(1))
                  .isEqualTo("# 3 phases, 8s in all; their figures come at the end");
              assertThat(lines.get(2)).startsWith("Iteration   1: 500/s for 2s: offered 500.0/s, ");
              assertThat(lines.get(3))
                  .startsWith("Iteration   2: 500..6000/s for 4s: offered 3250.0/s, ");
            });
  }

  @Test
  void saysThatTheWarmupWaitsUntilItIsSteady() throws ProfileException {
    Scenario gated =
        Profiles.parse(
                "p.yaml",
                "warmup: { gate: steady, window: 30s }\nmeasurement: { time: 30s }\nscenarios:\n  - operation: put\n",
                List.of(),
                MemberNames.ours())
            .scenarios()
            .get(0);
    progress.iterationStarted(gated, Kind.WARMUP, 1);
    progress.iterationEnded(gated, iteration(0));
    progress.iterationStarted(gated, Kind.WARMUP, 2);
    progress.iterationEnded(gated, iteration(0));

    assertThat(err.toString().lines().toList())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0))
                  .isEqualTo(
                      "# Warming up until it is steady over 30s; going on after 10m all the same");
              assertThat(lines.get(1)).matches("# Warmup Iteration   1: " + RATE);
              assertThat(lines.get(2)).matches("# Warmup Iteration   2: " + RATE);
            });
  }

  @Test
  void beginsANewLineAfterARunThatBrokeOff() {
    progress.iterationStarted(put, Kind.WARMUP, 1);
    progress.runStarted(put, 2, 2, 2);
    progress.iterationEnded(put, iteration(0));

    assertThat(err.toString()).containsPattern("(?m)^Iteration   1: " + RATE + "$");
  }

  @Test
  void saysThatEachDriverIsWarmedUp() throws ProfileException {
    Plan two =
        Profiles.parse(
            "p.yaml",
            "driver: [lean, jetcd]\nscenarios:\n  - operation: put\n",
            List.of(),
            MemberNames.ours());

    progress.generatorWarmup(Duration.ofSeconds(5));
    new Progress(new PrintWriter(err), time, two).generatorWarmup(Duration.ofSeconds(5));

    assertThat(err.toString().lines())
        .containsExactly(
            "# Warming up the generator, 00:00:05",
            "# Warming up the generator, 00:00:05, each of 2 drivers");
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
