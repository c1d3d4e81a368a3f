package org.etcdbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ImportedRow;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.metric.Metrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Scenario PUT = ResultSamples.put(3);
  private static final Scenario RANGE = ResultSamples.range(3, Consistency.LINEARIZABLE);
  private static final GateRules RULES =
      new GateRules(GateRules.DEFAULT_METRICS, Tolerances.parse(List.of()), 0.001);

  @Test
  void findsWhatBecameSlower() {
    GateReport report = gate(result(5, 1.6, 4.8), result(5, 2, 4.8)).judge();

    assertThat(report.verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(report.figures())
        .filteredOn(figure -> figure.verdict() == GateVerdict.REGRESSION)
        .extracting(
            figure -> figure.candidate().row().label(),
            figure -> figure.candidate().difference().metric().name())
        .containsExactly(tuple("put leader 1/1", "qps"), tuple("put leader 1/1", "latency.p99"));
  }

  @Test
  void passesWhatIsAsItWas() {
    GateReport report = gate(result(7, 1.6, 4.8), result(7, 1.6, 4.8)).judge();

    assertThat(report.verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(report.errors()).extracting(GatedErrors::rate).containsOnly(0.0);
  }

  @Test
  void failsWhatFailsMoreOftenThanItMay() {
    ResultSamples samples = new ResultSamples();
    List<RunResult> runs = List.of(samples.run(PUT, 1, 1.6, 5), samples.run(PUT, 2, 1.6, 0));
    GateReport report =
        gate(new ResultSamples().row(PUT, 5, 1.6).build(), samples.row(PUT, runs).build()).judge();

    // 15 of 3000
    assertThat(report.errors().get(0).rate()).isEqualTo(0.005);
    assertThat(report.verdict()).isEqualTo(GateVerdict.REGRESSION);
  }

  @Test
  void errorsThatFellAreTooManyAllTheSame() {
    GateReport report = gate(failing(9), failing(5)).judge();

    assertThat(report.errors().get(0).baseRate()).isGreaterThan(report.errors().get(0).rate());
    assertThat(report.errors().get(0).verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(report.count(GateVerdict.REGRESSION)).isZero();
    assertThat(report.rows(GateVerdict.REGRESSION)).isEqualTo(1);
  }

  private static BenchResult failing(int timeouts) {
    ResultSamples samples = new ResultSamples();
    return samples.row(PUT, List.of(samples.run(PUT, 1, 1.6, timeouts))).build();
  }

  @Test
  void errorsThatAnotherToolDoesNotTellAreNoPass() {
    assertThat(errors(imported(100_000L, null)).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(errors(imported(100_000L, null)).knownRate()).isEmpty();
    assertThat(errors(imported(null, 3L)).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(errors(imported(null, 0L)).verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(errors(imported(100_000L, 100L)).verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(errors(imported(100_000L, 101L)).verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(gate(imported(100_000L, 0L), imported(100_000L, null)).judge().verdict())
        .isEqualTo(GateVerdict.INCONCLUSIVE);
  }

  private static GatedErrors errors(BenchResult result) {
    return gate(result, result).judge().errors().get(0);
  }

  private static BenchResult imported(@Nullable Long requests, @Nullable Long errors) {
    ImportedFigures figures =
        new ImportedFigures(1, 625.0, requests, errors, 1.6e6, null, null, Map.of(990, 4e6), 0);
    ImportedRow row = new ImportedRow("table.md, line 3", Set.of(), figures);
    BenchResult ours = new ResultSamples().build();
    return new BenchResult(
        ours.schemaVersion(),
        ours.id(),
        ours.status(),
        ours.startedAt(),
        ours.endedAt(),
        ours.profile(),
        ours.environment(),
        List.of(ScenarioResult.of(PUT, row, new Verdict(List.of()))));
  }

  @Test
  void doesNotPassARowThatIsInvalidOrWasNotMeasured() {
    Finding election = new Finding(Finding.Code.LEADER_CHANGED, "m2 leads.");
    BenchResult broken = new ResultSamples().row(PUT, 5, 1.6, election).build();

    assertThat(gate(result(5, 1.6, 4.8), broken).invalid())
        .containsExactly(
            "put leader 1/1: LEADER_CHANGED",
            "range linearizable all 100/100: is in the baseline, and was not measured");
    assertThat(gate(broken, result(5, 1.6, 4.8)).invalidBaseline())
        .containsExactly("the baseline's put leader 1/1: LEADER_CHANGED");
  }

  @Test
  void doesNotPassAFigureThatCannotBeHad() {
    // 1500 requests a run: 1.5 of them lie beyond the 99.9th percentile
    GateRules rules =
        new GateRules(List.of(Metrics.LATENCY_P999), Tolerances.parse(List.of()), 0.001);
    Gate gate =
        new Gate(
            result(5, 1.6, 4.8),
            result(5, 1.6, 4.8),
            rules,
            List.of(new RowPattern("PUT leader*")));

    assertThat(gate.invalid())
        .containsExactly("put leader 1/1: a run has no latency.p99.9, or too few requests for it");
  }

  @Test
  void doesNotPassAResultThatIsNotComplete() {
    BenchResult partial =
        new ResultSamples().status(BenchResult.Status.INTERRUPTED).row(PUT, 5, 1.6).build();

    assertThat(gate(partial, partial).invalid()).containsExactly(partial.id() + " is not complete");
    assertThat(gate(new ResultSamples().build(), new ResultSamples().build()).invalid())
        .containsExactly("nothing was measured");
  }

  @Test
  void namesRowsThatTheBaselineLacks() {
    BenchResult put = new ResultSamples().row(PUT, 5, 1.6).build();
    Gate gate = gate(put, result(5, 1.6, 4.8));

    assertThat(gate.invalid()).isEmpty();
    assertThat(gate.judge().notGated()).containsExactly("range linearizable all 100/100");
  }

  @Test
  void namesWhatMakesTwoResultsIncomparable() {
    BenchResult other =
        new ResultSamples()
            .environment(ResultSamples.environment("3.5.21"))
            .row(PUT, 5, 1.6)
            .build();

    assertThat(
            gate(new ResultSamples().row(PUT, 5, 1.6).build(), other).comparability().mismatches())
        .containsExactly("etcd_version: 3.6.4 against 3.5.21");
  }

  private static Gate gate(BenchResult baseline, BenchResult result) {
    return new Gate(baseline, result, RULES, List.of());
  }

  private static BenchResult result(int runs, double putMs, double rangeMs) {
    return new ResultSamples().row(PUT, runs, putMs).row(RANGE, runs, rangeMs).build();
  }
}
