package org.etcdbench.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.Test;

class ScenarioRunTest {
  private static final Finding CAVEAT = new Finding(Code.SHARED_HOST, "all on one machine");
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final IterationLength HUNDRED = new IterationLength.Requests(100);

  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);
  private Listening listening = new Listening();

  private static Scenario puts(Target target, int warmup, int measured) {
    return Scenarios.put(3, target, new ClosedLoad(2, 4), warmup, measured, HUNDRED);
  }

  private RunResult run(Scenario scenario, FakeDriver driver)
      throws ClusterException, InterruptedException {
    return new ScenarioRun(
            time,
            listening,
            Duration.ofSeconds(10),
            cluster,
            driver,
            scenario,
            7,
            ObserveSettings.DEFAULT)
        .carryOut(9, List.of(CAVEAT));
  }

  /** Does something when the listener is told this. */
  private void when(String line, Runnable then) {
    Consumer<String> also =
        told -> {
          if (told.equals(line)) {
            then.run();
          }
        };
    listening = new Listening(also);
  }

  @Test
  void measuresItsIterationsInOrder() throws Exception {
    FakeDriver driver = FakeDriver.answeringAfter(time, LATENCY);

    RunResult run = run(puts(Target.ALL, 1, 2), driver);

    assertThat(run.run()).isEqualTo(7);
    assertThat(run.position()).isEqualTo(9);
    assertThat(run.keyPrefix()).isEqualTo("/p/");
    assertThat(run.pinned()).containsExactly("m1=1", "m2=1");
    assertThat(run.before().members()).isEqualTo(cluster.statuses());
    assertThat(run.after().members()).isEqualTo(cluster.statuses());
    assertThat(run.findings()).containsExactly(CAVEAT);
    assertThat(run.iterations())
        .extracting(i -> i.kind() + " " + i.index() + " " + i.requests() + " " + i.windowNs())
        .containsExactly(
            "WARMUP 1 100 125000000", "MEASUREMENT 1 100 125000000", "MEASUREMENT 2 100 125000000");
    assertThat(run.okPerSec()).isEqualTo(800);
    assertThat(listening.lines())
        .containsExactly(
            "connected m1=1 m2=1",
            "started WARMUP 1",
            "ended WARMUP 1",
            "started MEASUREMENT 1",
            "ended MEASUREMENT 1",
            "intervals of run 7, MEASUREMENT 1",
            "started MEASUREMENT 2",
            "ended MEASUREMENT 2",
            "intervals of run 7, MEASUREMENT 2");
    assertThat(listening.intervals()).hasSize(2);
    assertThat(driver.events()).containsExactly("+m1", "+m2", "-m1", "-m2");
  }

  @Test
  void writesWhatReadsMustFindBeforehand() throws Exception {
    Data data = new Data(3, 11, 40, KeyOrder.UNIFORM, 1);
    FakeDriver finding =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) -> {
              boolean there = cluster.prefilled().containsKey(new String(request.key(), UTF_8));
              time.after(
                  LATENCY,
                  there
                      ? completion::succeeded
                      : () -> completion.failed(Outcome.MISSING_KEY, "no key"));
            });

    RunResult run = run(Scenarios.range(Consistency.LINEARIZABLE, data), finding);

    assertThat(cluster.prefilled()).hasSize(40).containsKeys("/p/000", "/p/039");
    assertThat(cluster.prefilled().values()).containsOnly(11);
    assertThat(run.ok().count()).isEqualTo(100);
  }

  @Test
  void writesNothingBeforehandForPuts() throws Exception {
    assertThat(run(puts(Target.ALL, 0, 1), FakeDriver.answeringAfter(time, LATENCY)).findings())
        .containsExactly(CAVEAT);
    assertThat(cluster.prefilled()).isEmpty();
  }

  @Test
  void endsWhenRequestsAreNeverAnswered() throws Exception {
    RunResult run = run(puts(Target.ALL, 1, 2), FakeDriver.neverAnswering(time));

    assertThat(run.findings())
        .containsExactly(
            CAVEAT,
            new Finding(Code.NO_ANSWER, "4 requests were not answered, not even by their deadline"),
            new Finding(Code.TIMED_OUT, "during warm-up: the iteration was cut off after 10 s"));
    assertThat(run.iterations()).hasSize(1);
  }

  @Test
  void keepsWhatFailedAndWhy() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    FakeDriver driver =
        new FakeDriver(
            FakeDriver.loopOf(time),
            (request, completion) ->
                time.after(
                    LATENCY,
                    sent.incrementAndGet() % 10 == 0
                        ? () -> completion.failed(Outcome.REJECTED, "no space")
                        : completion::succeeded));

    IterationResult iteration = run(puts(Target.ALL, 0, 1), driver).iterations().get(0);

    assertThat(iteration.outcomes())
        .extracting(OutcomeResult::outcome)
        .containsExactly(Outcome.OK, Outcome.REJECTED);
    assertThat(iteration.errors()).isBetween(9L, 12L);
    assertThat(iteration.errorTexts()).containsEntry("no space", iteration.errors());
  }

  @Test
  void endsWhenAMemberIsGone() throws Exception {
    when(
        "started MEASUREMENT 2",
        () -> {
          time.awaitAnotherThreadsSleep();
          cluster.kill("m2", "its process ended with 137");
          time.after(Duration.ofMillis(50), time::letAnotherThreadGoOn);
        });

    RunResult run = run(puts(Target.ALL, 0, 5), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings()).hasSize(2);
    assertThat(run.findings().get(1).code()).isEqualTo(Code.MEMBER_LOST);
    assertThat(run.findings().get(1).message())
        .startsWith("member m2 was lost at 2026-01-31T12:00:00.")
        .endsWith("Z: its process ended with 137");
    assertThat(run.iterations()).hasSize(2);
    assertThat(run.iterations().get(1).requests()).isBetween(1L, 99L);
    assertThat(time.passed()).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void voidsAnIterationDuringWhichAnotherOneWasElected() throws Exception {
    when("ended MEASUREMENT 1", () -> cluster.lead("m1", 3));

    RunResult run = run(puts(Target.LEADER, 0, 2), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings())
        .containsExactly(
            CAVEAT,
            new Finding(
                Code.LEADER_CHANGED,
                "during iteration 1 the leader went from m1 (term 2) to m1 (term 3)"));
    assertThat(run.iterations()).hasSize(2);
  }

  @Test
  void saysWhatTheWatchSawOfTheChange() throws Exception {
    when(
        "started MEASUREMENT 1",
        () -> {
          time.awaitAnotherThreadsSleep();
          cluster.lead("m3", 4);
          time.after(Duration.ofMillis(50), time::letAnotherThreadGoOn);
        });

    RunResult run = run(puts(Target.ALL, 0, 1), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings().get(1).message())
        .matches(
            "during iteration 1 the leader went from m1 \\(term 2\\) to m3 \\(term 4\\);"
                + " leadership was seen to go from m1 to m3 at 2026-01-31T12:00:00\\.\\d{1,3}Z");
  }

  @Test
  void voidsAnIterationAfterWhichNobodyLeads() throws Exception {
    Leadership first = cluster.leadership();
    cluster.answerNext(first, first, new Leadership("", 3));

    RunResult run = run(puts(Target.ALL, 0, 1), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings())
        .contains(
            new Finding(
                Code.LEADER_CHANGED,
                "during iteration 1 the leader went from m1 (term 2) to nobody: no leader"));
  }

  @Test
  void doesNotMindAChangeDuringWarmup() throws Exception {
    when("started WARMUP 1", () -> cluster.lead("m2", 3));

    RunResult run = run(puts(Target.LEADER, 1, 1), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings()).containsExactly(CAVEAT);
  }

  @Test
  void followsTheLeaderBeforeTheNextIteration() throws Exception {
    FakeDriver driver = FakeDriver.answeringAfter(time, LATENCY);
    when("ended WARMUP 1", () -> cluster.lead("m2", 3));

    RunResult run = run(puts(Target.LEADER, 1, 1), driver);

    assertThat(driver.events())
        .containsExactly("+m1", "+m1", "-m1", "-m1", "+m2", "+m2", "-m2", "-m2");
    assertThat(run.findings()).containsExactly(CAVEAT);
  }

  @Test
  void keepsWhatWasMeasuredWhenItIsInterrupted() throws Exception {
    when(
        "started MEASUREMENT 2",
        () -> time.after(LATENCY.multipliedBy(10), () -> Thread.currentThread().interrupt()));

    RunResult run = run(puts(Target.ALL, 0, 5), FakeDriver.answeringAfter(time, LATENCY));

    assertThat(run.findings())
        .containsExactly(CAVEAT, new Finding(Code.INTERRUPTED, "the run was interrupted"));
    assertThat(run.iterations()).hasSize(2);
    assertThat(run.iterations().get(1).requests()).isPositive();
  }

  @Test
  void keepsWhatWasMeasuredWhenTheTargetIsGone() throws Exception {
    FakeDriver driver = FakeDriver.answeringAfter(time, LATENCY);
    when("ended MEASUREMENT 1", () -> cluster.lead("m9", 2));

    RunResult run = run(puts(Target.LEADER, 0, 2), driver);

    assertThat(run.iterations()).hasSize(1);
    assertThat(run.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.RUN_FAILED);
              assertThat(finding.message()).endsWith("the leader is m9");
            });
    assertThat(driver.events()).startsWith("+m1", "+m1", "-m1", "-m1").doesNotContain("+m9");
  }
}
