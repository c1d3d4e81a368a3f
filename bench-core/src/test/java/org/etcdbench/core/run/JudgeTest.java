package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final int CLIENTS = 10;
  private static final long LATENCY_NS = 1_000_000;
  private static final int REQUESTS = 1000;

  /** In which ten clients do a thousand requests of a millisecond each. */
  private static final long WINDOW_NS = REQUESTS * LATENCY_NS / CLIENTS;

  private static Verdict judge(double maxErrorPct, RunResult... runs) {
    return new Judge(maxErrorPct).judge(Scenarios.put(3, CLIENTS), List.of(runs)).verdict();
  }

  private static RunResult run(int number, int errors, long windowNs, Finding... findings) {
    List<OutcomeResult> outcomes = new ArrayList<>();
    outcomes.add(outcome(Outcome.OK, REQUESTS - errors));
    if (errors > 0) {
      outcomes.add(outcome(Outcome.TIMEOUT, errors));
    }
    IterationResult iteration =
        new IterationResult(
            IterationResult.Kind.MEASUREMENT,
            1,
            Instant.EPOCH,
            windowNs,
            outcomes,
            Map.of(),
            0,
            null);
    return new RunResult(
        number,
        number,
        Instant.EPOCH,
        "",
        List.of(),
        ClusterSnapshot.NONE,
        ClusterSnapshot.NONE,
        List.of(iteration),
        null,
        List.of(findings));
  }

  private static OutcomeResult outcome(Outcome outcome, int count) {
    Histogram histogram = Latency.newHistogram();
    histogram.recordValueWithCount(LATENCY_NS, count);
    Latency latency = Latency.of(histogram, count * LATENCY_NS, LATENCY_NS, LATENCY_NS);
    return new OutcomeResult(outcome, latency, latency, null);
  }

  @Test
  void findsNothingInAGoodRow() {
    Verdict verdict = judge(0, run(1, 0, WINDOW_NS), run(2, 0, WINDOW_NS));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.label()).isEqualTo("VALID");
  }

  @Test
  void refusesMoreErrorsThanAllowed() {
    assertThat(judge(0.1, run(1, 2, WINDOW_NS), run(2, 1, WINDOW_NS)).findings())
        .containsExactly(
            new Finding(Code.ERRORS, "3 of 2000 requests failed (0.150 %, allowed are 0.1 %)"));
    assertThat(judge(0, run(1, 1, WINDOW_NS)).label()).isEqualTo("ERRORS");
  }

  @Test
  void notesErrorsUpToWhatIsAllowed() {
    Verdict verdict = judge(0.15, run(1, 2, WINDOW_NS), run(2, 1, WINDOW_NS));

    assertThat(verdict.findings())
        .containsExactly(
            new Finding(
                Code.SOME_ERRORS, "3 of 2000 requests failed (0.150 %, allowed are 0.15 %)"));
    assertThat(verdict.valid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1.025, -2.4", "0.97, +3.1", "2, -50.0"})
  void refusesThroughputThatDoesNotFitTheLatency(double factor, String off) {
    RunResult run = run(1, 0, Math.round(WINDOW_NS * factor));

    assertThat(judge(0, run).findings())
        .containsExactly(
            new Finding(
                Code.LITTLES_LAW, "throughput × mean latency is " + off + " % off the 10 clients"));
  }

  @ParameterizedTest
  @CsvSource({"1.0199", "0.981", "1"})
  void acceptsThroughputThatFitsToTwoPercent(double factor) {
    assertThat(judge(0, run(1, 0, Math.round(WINDOW_NS * factor))).findings()).isEmpty();
  }

  @Test
  void repeatsWhatTheRunsFoundOnceEach() {
    Finding shared = new Finding(Code.SHARED_HOST, "all on one machine");
    Finding memory = new Finding(Code.DATA_IN_MEMORY, "in memory");
    Finding lost = new Finding(Code.MEMBER_LOST, "m2 is gone");

    Verdict verdict =
        judge(
            0,
            run(1, 0, WINDOW_NS, shared, memory),
            run(2, 0, WINDOW_NS, shared, memory, lost),
            run(3, 0, WINDOW_NS, shared, new Finding(Code.MEMBER_LOST, "m3 is gone"), lost));

    assertThat(verdict.findings())
        .containsExactly(shared, memory, lost, new Finding(Code.MEMBER_LOST, "m3 is gone"));
    assertThat(verdict.label()).isEqualTo("MEMBER_LOST");
  }

  @Test
  void namesEachReasonOnce() {
    Finding changed = new Finding(Code.LEADER_CHANGED, "m1 to m2");

    assertThat(judge(0, run(1, 1, WINDOW_NS, changed), run(2, 0, 2 * WINDOW_NS, changed)).label())
        .isEqualTo("LEADER_CHANGED+ERRORS+LITTLES_LAW");
  }

  @Test
  void hasNothingToSayOfThroughputWhenNothingWasMeasured() {
    RunResult nothing =
        new RunResult(
            1,
            1,
            Instant.EPOCH,
            "",
            List.of(),
            ClusterSnapshot.NONE,
            ClusterSnapshot.NONE,
            List.of(),
            null,
            List.of());

    assertThat(judge(0, nothing).findings()).isEmpty();
  }
}
