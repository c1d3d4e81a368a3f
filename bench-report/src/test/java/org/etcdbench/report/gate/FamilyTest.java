package org.etcdbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.junit.jupiter.api.Test;

/** With 5 runs a side that are wholly apart, p is 2 ÷ C(10, 5) = 2/252. */
class FamilyTest {
  private static final double[] BASE = {100, 101, 102, 103, 104};
  private static final double APART = 2.0 / 252;

  @Test
  void aFigureThatIsWorseBeyondChanceAndToleranceIsARegression() {
    GatedFigure slower = alone(Metrics.QPS, BASE, scaled(0.9));

    assertThat(slower.verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(slower.adjustedP()).isCloseTo(APART, within(1e-12));
    assertThat(slower.runsNeeded()).isZero();
    assertThat(alone(Metrics.LATENCY_P99, BASE, scaled(1.1)).verdict())
        .isEqualTo(GateVerdict.REGRESSION);
  }

  @Test
  void theOtherDirectionIsAnImprovement() {
    assertThat(alone(Metrics.QPS, BASE, scaled(1.1)).verdict()).isEqualTo(GateVerdict.IMPROVEMENT);
    assertThat(alone(Metrics.LATENCY_P99, BASE, scaled(0.9)).verdict())
        .isEqualTo(GateVerdict.IMPROVEMENT);
  }

  @Test
  void aChangeThatIsNoChanceButTolerableIsWithinTolerance() {
    double[] base = {100, 100.2, 100.4, 100.6, 106};
    double[] other = {96.5, 97.5, 98, 98.5, 99.5};
    GatedFigure figure = alone(Metrics.QPS, base, other);

    assertThat(figure.adjustedP()).isCloseTo(APART, within(1e-12));
    assertThat(figure.verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(figure.reason()).isEqualTo("within tolerance");
  }

  @Test
  void anIntervalWithinTheToleranceOnBothSidesIsTheSame() {
    GatedFigure figure = alone(Metrics.QPS, BASE, new double[] {100.5, 101.5, 101, 102.5, 103.5});

    assertThat(figure.verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(figure.reason()).isEqualTo("the same");
  }

  @Test
  void anIntervalThatReachesBeyondTheToleranceOnTheGoodSideOnlyIsNotWorse() {
    GatedFigure figure = alone(Metrics.QPS, BASE, new double[] {100.5, 103, 106, 112, 120});

    assertThat(figure.adjustedP()).isGreaterThan(0.05);
    assertThat(figure.verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(figure.reason()).isEqualTo("not worse");
  }

  @Test
  void anIntervalThatReachesBeyondTheToleranceOnTheBadSideIsInconclusiveAndNamesTheRuns() {
    double[] base = {90, 95, 100, 105, 110};
    double[] other = {86, 91, 95.5, 99, 104};
    GatedFigure figure = alone(Metrics.QPS, base, other);

    assertThat(figure.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    // CV of the other side 0.0731, 2 * ((1.960 + 0.842) * 0.0731 / ln 1.05)^2 = 35.2
    assertThat(figure.runsNeeded()).isEqualTo(36);
  }

  @Test
  void whatWouldBeFoundAloneMayNotBeFoundAmongMany() {
    List<Candidate> six = Collections.nCopies(6, candidate(scaled(0.9)));
    List<Candidate> seven = Collections.nCopies(7, candidate(scaled(0.9)));

    // 6 * 2/252 = 0.0476, 7 * 2/252 = 0.0556
    assertThat(new Family(six).judge())
        .extracting(GatedFigure::verdict)
        .containsOnly(GateVerdict.REGRESSION);
    assertThat(new Family(six).hopeless()).isEmpty();
    assertThat(new Family(seven).judge())
        .extracting(GatedFigure::verdict)
        .containsOnly(GateVerdict.INCONCLUSIVE);
    assertThat(new Family(seven).hopeless())
        .contains(
            "with 5 runs a side and 7 figures no difference, however large, can be told from"
                + " chance: gate fewer with --metrics or --rows, or measure 6 runs");
  }

  @Test
  void threeRunsAreTooFewForAnything() {
    Candidate three =
        Candidates.of(Metrics.QPS, new double[] {100, 101, 102}, new double[] {50, 51, 52}, 0.05);
    Family family = new Family(List.of(three));

    assertThat(family.judge().get(0).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(family.judge().get(0).reason()).isEqualTo("too few runs");
    assertThat(family.hopeless()).hasValueSatisfying(h -> assertThat(h).endsWith("measure 5 runs"));
  }

  private static GatedFigure alone(Metric metric, double[] base, double[] other) {
    return new Family(List.of(Candidates.of(metric, base, other, 0.05))).judge().get(0);
  }

  private static Candidate candidate(double[] other) {
    return Candidates.of(Metrics.QPS, BASE, other, 0.05);
  }

  private static double[] scaled(double factor) {
    return Arrays.stream(BASE).map(score -> score * factor).toArray();
  }
}
