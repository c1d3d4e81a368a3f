package org.etcdbench.report.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
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
    IterationResult iteration = iteration(1);
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

    assertThat(measured.quantileNs(1000)).isEqualTo(measured.maxNs());
    assertThat(Metrics.LATENCY_P999.of(measured)).isLessThanOrEqualTo(measured.maxNs());
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
  void namesAllMetricsIfThereIsNoneOfAName() {
    assertThatThrownBy(() -> Metrics.byName("p99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no metric 'p99'; there are: qps, latency.mean,");
  }

  private static IterationResult iteration(int timeouts) {
    return new ResultSamples().iteration(PUT, IterationResult.Kind.MEASUREMENT, 1, 1.6, timeouts);
  }
}
