package org.etcdbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RunScores;
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
    assertThat(slower.runsNeeded()).isEmpty();
    assertThat(alone(Metrics.LATENCY_P99, BASE, scaled(1.1)).verdict())
        .isEqualTo(GateVerdict.REGRESSION);
  }

  @Test
  void theOtherDirectionIsAnImprovement() {
    assertThat(alone(Metrics.QPS, BASE, scaled(1.1)).verdict()).isEqualTo(GateVerdict.IMPROVEMENT);
    assertThat(alone(Metrics.LATENCY_P99, BASE, scaled(0.9)).verdict())
        .isEqualTo(GateVerdict.IMPROVEMENT);
  }

  /** More certainty that it is worse must not make a pass of what would else be inconclusive. */
  @Test
  void whatIsWorsePerhapsByMoreThanIsToleratedIsNoPass() {
    double[] base = {100, 100.2, 100.4, 100.6, 106};
    double[] other = {96.5, 97.5, 98, 98.5, 99.5};
    GatedFigure figure = alone(Metrics.QPS, base, other);

    assertThat(figure.adjustedP()).isCloseTo(APART, within(1e-12));
    // the third least of all ratios: 98 / 106
    assertThat(figure.candidate().estimate().interval95())
        .hasValueSatisfying(of -> assertThat(of.low()).isCloseTo(98 / 106.0, within(1e-12)));
    assertThat(figure.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(figure.reason()).isEqualTo("worse, perhaps beyond the tolerance");
    assertThat(figure.runsNeeded()).isPresent();
  }

  @Test
  void whatIsSurelyBetterWithinTheToleranceIsNotWorse() {
    double[] other = {104.5, 105, 106, 107, 109};
    GatedFigure figure = alone(Metrics.QPS, BASE, other);

    assertThat(figure.adjustedP()).isCloseTo(APART, within(1e-12));
    assertThat(figure.candidate().estimate().ratio()).isLessThan(1.05);
    assertThat(figure.verdict()).isEqualTo(GateVerdict.PASS);
    assertThat(figure.reason()).isEqualTo("not worse");
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
    assertThat(figure.runsNeeded()).contains(new RunsAdvice(36, false));
  }

  @Test
  void whatWouldBeFoundAloneMayNotBeFoundAmongMany() {
    // 6 * 2/252 = 0.0476, 7 * 2/252 = 0.0556
    assertThat(oneOf(6, 0.9).judge().get(0).verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(oneOf(7, 0.9).judge().get(0).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(oneOf(7, 0.9).judge().get(0).adjustedP()).isCloseTo(7 * APART, within(1e-12));
  }

  private static void swap(double[] base, int before, double[] other, int now) {
    double swapped = base[before];
    base[before] = other[now];
    other[now] = swapped;
  }

  /** Farther apart than the scatter of any other takes it. */
  @Test
  void aLargeDifferenceOfOneIsFoundAmongMany() {
    assertThat(oneOf(7, 0.1).judge().get(0).verdict()).isEqualTo(GateVerdict.REGRESSION);
    assertThat(oneOf(7, 0.1).judge().get(0).adjustedP()).isCloseTo(APART, within(1e-12));
    assertThat(oneOf(7, 0.1).hopeless()).isEmpty();
  }

  /** One is worse in all runs now, and each of the others in another choice of five of the ten. */
  private static Family oneOf(int figures, double factor) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(candidate(scaled(factor)));
    for (int i = 1; i < figures; i++) {
      double[] base = BASE.clone();
      double[] other = scaled(1.5);
      swap(base, 0, other, i % 5);
      if (i >= 5) {
        swap(base, 1, other, (i + 1) % 5);
      }
      candidates.add(candidate(base, other));
    }
    return new Family(candidates);
  }

  @Test
  void whatManyFiguresShowInTheSameRunsIsFoundHoweverManyTheyAre() {
    List<GatedFigure> figures =
        new Family(Collections.nCopies(28, candidate(scaled(1 / 3.0)))).judge();

    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.verdict()).isEqualTo(GateVerdict.REGRESSION);
              assertThat(figure.adjustedP()).isCloseTo(APART, within(1e-12));
            });
  }

  @Test
  void threeRunsAreTooFewForAnything() {
    Candidate three =
        Candidates.of(Metrics.QPS, new double[] {100, 101, 102}, new double[] {50, 51, 52}, 0.05);
    Family family = new Family(List.of(three));

    assertThat(family.judge().get(0).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    assertThat(family.judge().get(0).reason()).isEqualTo("too few runs");
    assertThat(family.hopeless())
        .contains(
            "with 3 runs a side and 1 figure no difference, however large, can be told from"
                + " chance: measure at least 4 runs a side");
  }

  @Test
  void namesTheSideThatLacksRuns() {
    double[] two = {100, 101};
    double[] seven = {50, 51, 52, 53, 54, 55, 56};

    // 2 / C(9, 2) = 0.056
    assertThat(new Family(List.of(Candidates.of(Metrics.QPS, two, seven, 0.05))).hopeless())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("with 2 and 7 runs and 1 figure no difference")
                    .endsWith("measure at least 4 runs a side (the baseline has 2)"));
    assertThat(new Family(List.of(Candidates.of(Metrics.QPS, seven, two, 0.05))).hopeless())
        .hasValueSatisfying(text -> assertThat(text).endsWith("(the result has 2)"));
  }

  @Test
  void partsOfSingleRunsSayNothing() {
    double[] before = IntStream.range(0, 20).mapToDouble(i -> 100 + i % 3).toArray();
    double[] now = Arrays.stream(before).map(score -> score / 2).toArray();
    Candidate single =
        Candidates.of(
            Metrics.QPS,
            RatioEstimate.withinRun(before, now),
            new RunScores("a run", List.of(100.0), List.of(50.0)),
            Double.NaN,
            0.05);
    Family family = new Family(List.of(single));
    GatedFigure figure = family.judge().get(0);

    assertThat(single.estimate().p()).isLessThan(0.001);
    assertThat(figure.adjustedP()).isEqualTo(1);
    assertThat(figure.reason()).isEqualTo("single runs");
    assertThat(figure.runsNeeded()).contains(new RunsAdvice(4, true));
    assertThat(single.runs()).isEqualTo(1);
    assertThat(single.effect()).isEmpty();
    assertThat(family.hopeless())
        .hasValueSatisfying(text -> assertThat(text).startsWith("with 1 run a side and 1 figure"));
  }

  private static GatedFigure alone(Metric metric, double[] base, double[] other) {
    return new Family(List.of(Candidates.of(metric, base, other, 0.05))).judge().get(0);
  }

  private static Candidate candidate(double[] other) {
    return candidate(BASE, other);
  }

  private static Candidate candidate(double[] base, double[] other) {
    return Candidates.of(Metrics.QPS, base, other, 0.05);
  }

  private static double[] scaled(double factor) {
    return Arrays.stream(BASE).map(score -> score * factor).toArray();
  }
}
