package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.Test;

class SteadyRunTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final Load CLOSED = new ClosedLoad(1, 1);
  private static final Load OPEN = new OpenLoad(1, new Rate.Constant(100), Arrival.CONSTANT, 100);

  private final SimulatedTime time = new SimulatedTime();
  private final Listening listening = new Listening();

  /** One run whose latency, in ms, is a function of the seconds that have passed. */
  private RunResult run(Load load, LongUnaryOperator latencyMs) throws Exception {
    Scenario put = Scenarios.put(3, 1);
    Scenario scenario =
        new Scenario(
            3,
            put.driver(),
            put.operation(),
            null,
            put.target(),
            load,
            put.data(),
            new Iterations(1, new IterationLength.Steady(WINDOW, LIMIT)),
            new Iterations(1, new IterationLength.Time(MEASURED)),
            Duration.ofSeconds(1));
    FakeDriver driver =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) ->
                time.after(
                    Duration.ofMillis(latencyMs.applyAsLong(time.passed().toSeconds())),
                    completion::succeeded));
    return new ScenarioRun(
            time,
            listening,
            Duration.ofMinutes(5),
            new FakeCluster(3),
            driver,
            scenario,
            1,
            ObserveSettings.DEFAULT)
        .carryOut(1, List.of());
  }

  private static long warmups(RunResult run) {
    return run.iterations().stream().filter(i -> i.kind() == Kind.WARMUP).count();
  }

  @Test
  void warmsUpUntilItHasBeenSteadyForTheWindow() throws Exception {
    RunResult run = run(CLOSED, second -> 10);

    // the window and another look 5 s later, asked every 5 s
    assertThat(warmups(run)).isEqualTo(3);
    assertThat(run.findings()).isEmpty();
    // one batch of seconds goes where it makes the mean's error least
    assertThat(run.measured())
        .singleElement()
        .extracting(IterationResult::trimmedNs)
        .isIn(0L, 5_000_000_000L);
  }

  @Test
  void waitsForASlowBeginningToPass() throws Exception {
    RunResult run = run(CLOSED, second -> second < 12 ? 30 - 2 * second : 10);

    assertThat(warmups(run)).isGreaterThan(4);
    assertThat(run.findings()).isEmpty();
  }

  @Test
  void goesOnAfterTheLimitAndSaysThatItIsNotSteady() throws Exception {
    RunResult run = run(CLOSED, second -> 10 + second);

    assertThat(warmups(run)).isEqualTo(8);
    assertThat(run.findings()).extracting(Finding::code).containsOnly(Code.NOT_STEADY);
    assertThat(run.findings().get(0).message()).startsWith("iteration 1 was not steady: ");
    assertThat(run.findings().get(1).message()).startsWith("not steady after 40s of warm-up: ");
    assertThat(run.measured()).singleElement().extracting(IterationResult::trimmedNs).isEqualTo(0L);
  }

  @Test
  void cutsOffWhatWasNotSteadyYet() throws Exception {
    // the warm-up ends after 15 s; for the next 5 s all is slower
    RunResult run = run(CLOSED, second -> second >= 15 && second < 20 ? 20 : 10);

    IterationResult measured = run.measured().get(0);
    assertThat(run.findings()).isEmpty();
    assertThat(measured.trimmedNs()).isBetween(5_000_000_000L, 7_000_000_000L);
    assertThat(measured.windowNs() + measured.trimmedNs())
        .isBetween(30_000_000_000L, 30_010_000_000L);
    assertThat(measured.ok().maxNs()).isLessThanOrEqualTo(20_000_000);
    assertThat(measured.okPerSec()).isBetween(99.0, 101.0);
    assertThat(listening.intervals()).extracting(i -> i.second()).startsWith(0L);
    assertThat(Latency.merge(listening.intervals().stream().map(i -> i.response()).toList()))
        .isEqualTo(measured.ok());
  }

  @Test
  void leavesOutOfTheScheduleWhatItCutsOff() throws Exception {
    RunResult run = run(OPEN, second -> second >= 15 && second < 20 ? 20 : 10);

    IterationResult measured = run.measured().get(0);
    assertThat(measured.trimmedNs()).isGreaterThan(0);
    assertThat(measured.schedule())
        .map(schedule -> schedule.offeredPerSec(measured.windowNs()))
        .contains(100.0);
    assertThat(measured.schedule()).map(ScheduleResult::sentPct).contains(100.0);
    assertThat(measured.requests())
        .isEqualTo(measured.schedule().map(ScheduleResult::due).orElseThrow());
  }

  @Test
  void makesAnIterationOfEachPhase() throws Exception {
    Duration second = Duration.ofSeconds(1);
    Rate.Phases phases =
        new Rate.Phases(
            List.of(
                new Phase(Duration.ZERO, second, 100, 100), new Phase(second, second, 100, 200)));
    Scenario put = Scenarios.put(3, 1);
    Scenario scenario =
        new Scenario(
            3,
            put.driver(),
            put.operation(),
            null,
            put.target(),
            new OpenLoad(1, phases, Arrival.CONSTANT, 10),
            put.data(),
            new Iterations(1, new IterationLength.Requests(50)),
            new Iterations(1, new IterationLength.Time(phases.length())),
            Duration.ofSeconds(1));

    RunResult run =
        new ScenarioRun(
                time,
                listening,
                Duration.ofMinutes(5),
                new FakeCluster(3),
                FakeDriver.answeringAfter(time, Duration.ofMillis(1)),
                scenario,
                1,
                ObserveSettings.DEFAULT)
            .carryOut(1, List.of());

    assertThat(run.iterations())
        .extracting(i -> i.kind() + " " + i.index() + " " + i.requests() + " " + i.windowNs())
        .containsExactly(
            "WARMUP 1 50 500000000",
            "MEASUREMENT 1 100 1000000000",
            "MEASUREMENT 2 150 1000000000");
    assertThat(listening.intervals()).hasSize(2);
  }
}
