package org.etcdbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.compare.Difference.Shown;
import org.etcdbench.report.imported.ImportedSamples;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RatioEstimate.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  private static final Scenario PUT = ResultSamples.put(3);

  private final ResultSamples samples = new ResultSamples();

  @Test
  void comparesRunsThatTookTurnsInPairsOnceThereAreSix() {
    ScenarioResult base = row(1, 6, 1.6);
    ScenarioResult other = row(1, 6, 2.4);

    assertThat(design(base, other, true)).isEqualTo(Design.PAIRED);
    assertThat(design(base, other, false)).as("of two results").isEqualTo(Design.UNPAIRED);
    assertThat(design(row(1, 5, 1.6), row(1, 5, 2.4), true)).isEqualTo(Design.UNPAIRED);
    assertThat(design(base, row(2, 6, 2.4), true)).as("other runs").isEqualTo(Design.UNPAIRED);
    assertThat(design(base, row(1, 7, 2.4), true)).as("more runs").isEqualTo(Design.UNPAIRED);
  }

  @Test
  void comparesSingleRunsByTheirIterationsIfThereAreEnough() {
    Difference within = difference(single(20, 1.6), single(20, 2.4), true);
    Difference tooFew = difference(single(20, 1.6), single(19, 2.4), true);

    assertThat(within.has(Design.WITHIN_RUN)).isTrue();
    assertThat(within.shown()).isEqualTo(Shown.DIFFERENT);
    assertThat(tooFew.has(Design.UNPAIRED)).isTrue();
    assertThat(tooFew.shown()).isEqualTo(Shown.TOO_FEW_RUNS);
    assertThat(design(single(20, 1.6), row(1, 2, 2.4), true)).isEqualTo(Design.UNPAIRED);
  }

  @Test
  void comparesNoQuantileWithinARunWhoseIterationsAreTooShortForIt() {
    Difference p99 = Difference.of(Metrics.LATENCY_P99, single(20, 1.6), single(20, 2.4), true);

    assertThat(p99.has(Design.UNPAIRED)).isTrue();
    assertThat(p99.shown()).isEqualTo(Shown.TOO_FEW_RUNS);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0019, 1.0010, 1.0030, NOTHING",
    "1.0021, 1.0010, 1.0030, DIFFERENT",
    "0.9981, 0.9970, 0.9990, NOTHING",
    "0.9979, 0.9970, 0.9990, DIFFERENT",
    "1.5000, 0.9900, 2.0000, NOTHING",
  })
  void showsNoDifferenceBelowWhatHistogramsResolve(
      double ratio, double low, double high, Shown shown) {
    RatioEstimate estimate =
        new RatioEstimate(Design.UNPAIRED, 5, 5, ratio, new Interval(low, high), 0.01, 0.9);

    assertThat(new Difference(Metrics.QPS, 100, 100 * ratio, estimate, "").shown())
        .isEqualTo(shown);
  }

  /** One of 20 looks like a difference by chance; of many that all do, few are. */
  @Test
  void amongManyRatiosAFewThatLookLikeDifferencesMayBeChance() {
    RatioEstimate p03 =
        new RatioEstimate(Design.UNPAIRED, 5, 5, 0.8, new Interval(0.7, 0.9), 0.03, 0.1);
    RatioEstimate p50 =
        new RatioEstimate(Design.UNPAIRED, 5, 5, 1.1, new Interval(0.7, 1.5), 0.5, 0.6);
    Difference shown = new Difference(Metrics.QPS, 100, 80, p03, "");
    Difference not = new Difference(Metrics.QPS, 100, 110, p50, "");

    assertThat(shown.shown()).isEqualTo(Shown.DIFFERENT);
    assertThat(Differences.together(List.of(List.of(shown, not), List.of(not))).get(0).get(0))
        .satisfies(
            judged -> {
              assertThat(judged.shown()).isEqualTo(Shown.NOTHING);
              assertThat(judged.adjustedP()).isCloseTo(0.09, within(1e-9));
            });
    assertThat(Differences.together(List.of(List.of(shown, shown), List.of(shown))).get(1).get(0))
        .satisfies(judged -> assertThat(judged.shown()).isEqualTo(Shown.DIFFERENT));
  }

  @Test
  void saysWhyThereIsNone() {
    ScenarioResult unmeasured = new ScenarioResult(PUT, List.of(), new Verdict(List.of()));
    List<ScenarioResult> imported = ImportedSamples.twoSizes().scenarios();

    assertThat(difference(unmeasured, row(1, 5, 1), true).whyNot())
        .isEqualTo("nothing was measured");
    assertThat(Difference.of(Metrics.LATENCY_P999, row(1, 5, 1), row(1, 5, 1), true).whyNot())
        .isEqualTo("a run has too few requests for it");
    assertThat(difference(imported.get(6), imported.get(7), true).whyNot()).isEqualTo("not given");
    assertThat(difference(imported.get(6), imported.get(7), true).shown())
        .isEqualTo(Shown.NOT_MEASURED);
  }

  private static Difference difference(
      ScenarioResult base, ScenarioResult other, boolean sameResult) {
    return Difference.of(Metrics.QPS, base, other, sameResult);
  }

  private static Design design(ScenarioResult base, ScenarioResult other, boolean sameResult) {
    return difference(base, other, sameResult).estimate().orElseThrow().design();
  }

  private ScenarioResult row(int firstRun, int runs, double meanMs) {
    return row(
        IntStream.range(firstRun, firstRun + runs)
            .mapToObj(run -> samples.run(PUT, run, meanMs, 0))
            .toList());
  }

  /** One run of so many iterations of 500 requests. */
  private ScenarioResult single(int iterations, double meanMs) {
    return row(
        List.of(
            samples.run(
                1,
                IntStream.rangeClosed(1, iterations)
                    .mapToObj(
                        i -> samples.iteration(PUT, IterationResult.Kind.MEASUREMENT, i, meanMs, 0))
                    .toList())));
  }

  private static ScenarioResult row(List<RunResult> runs) {
    return new ScenarioResult(PUT, runs, new Verdict(List.of()));
  }
}
