package org.etcdbench.report.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
  private static final Scenario PUT = ResultSamples.put(3);

  /** N(1 − p) ≥ 10. */
  @ParameterizedTest
  @CsvSource({
    "latency.p50, 20",
    "latency.p90, 100",
    "latency.p99, 1000",
    "latency.p99.9, 10000",
    "service.p99, 1000",
    "start_delay.p99.9, 10000",
    "start_delay.max, 1",
    "generator.cpu, 0",
    "latency.mean, 1",
    "qps, 0"
  })
  void asksForEnoughRequests(String name, long leastOk) {
    assertThat(Metrics.byName(name).leastOk()).isEqualTo(leastOk);
  }

  @Test
  void doesNotSupportAQuantileOfTooFewRequests() {
    Measured iteration = Measured.of(iteration(1));

    assertThat(iteration.okCount()).isEqualTo(499);
    assertThat(Metrics.LATENCY_P90.ifSupported(iteration))
        .isEqualTo(Metrics.LATENCY_P90.of(iteration));
    assertThat(Metrics.LATENCY_P99.ifSupported(iteration)).isNaN();
    assertThat(Metrics.LATENCY_P99.of(iteration)).isPositive();
  }

  @Test
  void meansTheSameInAnIterationARunAndAScenario() {
    IterationResult iteration = withAFailure(new OpenSamples().overloaded(1, 1000, 2));
    RunResult run = new ResultSamples().run(1, List.of(iteration));
    ScenarioResult row = new ScenarioResult(PUT, List.of(run), new Verdict(List.of()));

    for (Metric metric : Metrics.all()) {
      double value = metric.of(Measured.of(iteration));
      assertThat(value).as(metric.name()).isPositive();
      assertThat(metric.of(Measured.of(run))).as(metric.name()).isEqualTo(value);
      assertThat(metric.of(Measured.of(row))).as(metric.name()).isEqualTo(value);
    }
  }

  @Test
  void ordersQuantilesUpToTheExactMaximum() {
    Measured measured = Measured.of(iteration(0));

    assertThat(measured.response().quantileNs(1000)).isEqualTo(measured.response().maxNs());
    assertThat(Metrics.LATENCY_P999.of(measured)).isLessThanOrEqualTo(measured.response().maxNs());
    assertThat(Metrics.LATENCY_P50.of(measured)).isLessThan(Metrics.LATENCY_P99.of(measured));
    assertThat(Metrics.LATENCY_MEAN.of(measured)).isCloseTo(1.6e6, within(0.1e6));
  }

  @Test
  void countsNothingAndKnowsNoLatencyIfAllFail() {
    Measured measured = Measured.of(iteration(500));

    assertThat(Metrics.QPS.of(measured)).isZero();
    assertThat(Metrics.ERRORS.of(measured)).isEqualTo(500);
    assertThat(Metrics.LATENCY_MEAN.of(measured)).isNaN();
    assertThat(Metrics.LATENCY_P99.of(measured)).isNaN();
    assertThat(Metrics.LATENCY_MAX.of(measured)).isNaN();
  }

  @Test
  void givesAScorePerRunThatMeasured() {
    ResultSamples samples = new ResultSamples();
    RunResult run = samples.run(PUT, 1, 1.6, 0);
    ScenarioResult row =
        new ScenarioResult(PUT, List.of(run, samples.run(2, List.of())), new Verdict(List.of()));

    assertThat(Metrics.QPS.overRuns(row).size()).isEqualTo(1);
    assertThat(Metrics.QPS.overRuns(row).mean()).isEqualTo(run.okPerSec());
  }

  @Test
  void anIntervalOfRunsOfOneLengthIsThatOfTheirMean() {
    ScenarioResult row = runs(new double[] {100, 120, 90, 130}, new double[] {2, 2, 2, 2});

    assertThat(Metrics.QPS.of(Measured.of(row))).isEqualTo(110);
    assertThat(Metrics.QPS.halfWidth95(row))
        .isCloseTo(Metrics.QPS.overRuns(row).halfWidth95(), within(1e-9));
  }

  /** The mean time per request of these runs is known to ± 43 %, so their rate is, about. */
  @Test
  void anIntervalOfRunsOfOneNumberOfRequestsLiesAroundTheirRateTogether() {
    ScenarioResult row = runs(new double[] {100, 200, 100, 200, 150}, new double[] {6, 3, 6, 3, 4});

    assertThat(Metrics.QPS.of(Measured.of(row))).isCloseTo(136.36, within(0.01));
    assertThat(Metrics.QPS.overRuns(row).mean()).isEqualTo(150);
    assertThat(Metrics.QPS.errorPct95(row)).isBetween(40.0, 45.0);
    assertThat(Metrics.QPS.halfWidth95(row)).isLessThan(Metrics.QPS.overRuns(row).halfWidth95());
  }

  @Test
  void oneRunHasNoInterval() {
    ScenarioResult row = runs(new double[] {100}, new double[] {2});

    assertThat(Metrics.QPS.halfWidth95(row)).isNaN();
    assertThat(Metrics.LATENCY_P50.halfWidth95(row)).isNaN();
  }

  /** Runs at these rates whose windows have these lengths. */
  private static ScenarioResult runs(double[] perSec, double[] seconds) {
    ResultSamples samples = new ResultSamples();
    OpenSamples open = new OpenSamples();
    List<RunResult> runs = new ArrayList<>();
    for (int i = 0; i < perSec.length; i++) {
      int rate = (int) perSec[i];
      runs.add(samples.run(i + 1, List.of(open.onTime(1, rate, (int) seconds[i]))));
    }
    return new ScenarioResult(PUT, runs, new Verdict(List.of()));
  }

  @Test
  void namesAllMetricsIfThereIsNoneOfAName() {
    assertThatThrownBy(() -> Metrics.byName("p99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no metric 'p99'; there are: qps, offered, latency.mean,");
  }

  @Test
  void readsAllThreeTimesAndTheGenerator() {
    Measured measured = Measured.of(new OpenSamples().onTime(1, 6000, 2));

    assertThat(Metrics.OFFERED.of(measured)).isEqualTo(6000);
    assertThat(Metrics.SERVICE_MEAN.of(measured))
        .isCloseTo(OpenSamples.SERVICE_MS * 1.25 * 1e6, within(0.02e6))
        .isLessThan(Metrics.LATENCY_MEAN.of(measured));
    assertThat(Metrics.START_DELAY_P999.ifSupported(measured)).isBetween(0.15e6, 0.35e6);
    assertThat(Metrics.START_DELAY_MAX.of(measured))
        .isGreaterThanOrEqualTo(Metrics.START_DELAY_P999.of(measured));
    assertThat(Metrics.GENERATOR_CPU.of(measured)).isEqualTo(24_500);
    assertThat(Metrics.GENERATOR_BUSIEST_THREAD.of(measured)).isEqualTo(31);
  }

  @Test
  void knowsNothingThatWasNotRecorded() {
    Measured measured = Measured.of(iteration(0));

    assertThat(
            List.of(
                Metrics.OFFERED,
                Metrics.START_DELAY_P999,
                Metrics.START_DELAY_MAX,
                Metrics.GENERATOR_CPU,
                Metrics.GENERATOR_BUSIEST_THREAD))
        .allSatisfy(metric -> assertThat(metric.of(measured)).as(metric.name()).isNaN());
  }

  @Test
  void doesNotCountRequestsOfAnOpenLoadThatEndedAfterTheWindow() {
    IterationResult late = new OpenSamples().overloaded(1, 1000, 2);

    assertThat(Metrics.QPS.of(Measured.of(late))).isEqualTo((2000 - 250) / 2.0);
  }

  @Test
  void takesAPhaseOverAllRuns() {
    ResultSamples samples = new ResultSamples();
    OpenSamples open = new OpenSamples();
    RunResult one = samples.run(1, List.of(open.onTime(1, 100, 1), open.onTime(2, 300, 1)));
    RunResult two = samples.run(2, List.of(open.onTime(1, 100, 1), open.overloaded(2, 500, 1)));
    ScenarioResult row =
        new ScenarioResult(OpenSamples.phases(), List.of(one, two), new Verdict(List.of()));

    Measured second = Measured.ofPhase(row, 2);

    assertThat(second.okCount()).isEqualTo(800);
    assertThat(second.offeredPerSec()).isEqualTo(400);
    assertThat(second.schedule()).contains(new ScheduleResult(800, 750, 62, 62, 250, 350));
    assertThat(Measured.ofPhase(row, 1).schedule())
        .contains(new ScheduleResult(200, 200, 0, 0, 0, 1));
  }

  private static IterationResult withAFailure(IterationResult iteration) {
    List<OutcomeResult> outcomes = new ArrayList<>(iteration.outcomes());
    outcomes.addAll(
        iteration(1).outcomes().stream().filter(o -> o.outcome() == Outcome.TIMEOUT).toList());
    return new IterationResult(
        iteration.kind(),
        iteration.index(),
        iteration.startedAt(),
        iteration.windowNs(),
        outcomes,
        iteration.errorTexts(),
        0,
        iteration.recordedGenerator().orElseThrow());
  }

  private static IterationResult iteration(int timeouts) {
    return new ResultSamples().iteration(PUT, IterationResult.Kind.MEASUREMENT, 1, 1.6, timeouts);
  }
}
