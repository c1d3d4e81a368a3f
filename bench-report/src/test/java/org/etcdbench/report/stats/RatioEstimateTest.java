package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioEstimateTest {

  /** Permeability of membranes: Hollander and Wolfe 1973, p. 69; R's help of wilcox.test. */
  @Test
  void agreesWithATextbookOnIndependentScores() {
    double[] base = exp(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    double[] other = exp(1.15, 0.88, 0.90, 0.74, 1.21);

    RatioEstimate estimate = RatioEstimate.unpaired(base, other);

    assertThat(estimate.superiority()).isCloseTo(15.0 / 50, within(1e-12));
    assertThat(estimate.p()).isCloseTo(0.2544, within(5e-5));
    assertThat(Math.log(estimate.ratio())).isCloseTo(-0.305, within(1e-9));
  }

  /** Depression factors of nine patients: Hollander and Wolfe 1973, p. 29 and 36. */
  @Test
  void agreesWithATextbookOnPairs() {
    double[] base = exp(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30);
    double[] other = exp(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29);

    RatioEstimate estimate = RatioEstimate.paired(base, other);

    assertThat(estimate.p()).isCloseTo(0.03906, within(5e-6));
    assertThat(Math.log(estimate.ratio())).isCloseTo(-0.46, within(1e-9));
    Interval interval = estimate.interval95().orElseThrow();
    assertThat(Math.log(interval.low())).isCloseTo(-0.786, within(1e-9));
    assertThat(Math.log(interval.high())).isCloseTo(-0.010, within(1e-9));
  }

  private static double[] exp(double... logarithms) {
    return Arrays.stream(logarithms).map(Math::exp).toArray();
  }

  /** The ranks of the interval's ends among all ratios, counted from below and from above. */
  @ParameterizedTest
  @CsvSource({"4,1", "5,3", "7,9", "10,24", "20,128"})
  void theIntervalEndsAtTheKthRatio(int runs, int k) {
    double[] base = runs(runs, i -> 1 + 0.001 * i);
    double[] other = runs(runs, i -> 2 + 0.00113 * i);

    Interval interval = RatioEstimate.unpaired(base, other).interval95().orElseThrow();

    double[] ratios =
        Arrays.stream(other)
            .flatMap(y -> Arrays.stream(base).map(x -> Math.exp(Math.log(y) - Math.log(x))))
            .sorted()
            .toArray();
    assertThat(interval.low()).isCloseTo(ratios[k - 1], within(1e-12));
    assertThat(interval.high()).isCloseTo(ratios[ratios.length - k], within(1e-12));
  }

  private static double[] runs(int count, DoubleUnaryOperator score) {
    double[] runs = new double[count];
    Arrays.setAll(runs, i -> score.applyAsDouble(i));
    return runs;
  }

  @Test
  void threeRunsASideAndFivePairsAllowNoInterval() {
    double[] three = {1, 1.01, 1.02};
    double[] five = {1, 1.01, 1.02, 1.03, 1.04};

    assertThat(RatioEstimate.unpaired(three, new double[] {2, 2.1, 2.2}).interval95()).isEmpty();
    assertThat(RatioEstimate.paired(five, new double[] {2, 2, 2, 2, 2}).interval95()).isEmpty();
  }

  @Test
  void separateGroupsHaveTheLeastPThatSoManyRunsAllow() {
    double[] base = {1, 1.01, 1.02, 1.03, 1.04};
    double[] other = {2, 2.1, 2.2, 2.3, 2.4};

    RatioEstimate estimate = RatioEstimate.unpaired(base, other);

    assertThat(estimate.p()).isCloseTo(2.0 / 252, within(1e-15));
    assertThat(estimate.superiority()).isEqualTo(1);
    assertThat(estimate.ratio()).isCloseTo(2.2 / 1.02, within(0.02));
  }

  @Test
  void swappingTheGroupsInvertsTheRatio() {
    double[] base = {10, 11, 12, 13, 9.5};
    double[] other = {12, 14, 11.5, 13.5};

    RatioEstimate one = RatioEstimate.unpaired(base, other);
    RatioEstimate back = RatioEstimate.unpaired(other, base);

    assertThat(back.ratio()).isCloseTo(1 / one.ratio(), within(1e-12));
    assertThat(back.p()).isCloseTo(one.p(), within(1e-12));
    assertThat(back.interval95().orElseThrow().low())
        .isCloseTo(1 / one.interval95().orElseThrow().high(), within(1e-12));
    assertThat(back.superiority()).isCloseTo(1 - one.superiority(), within(1e-12));
  }

  @Test
  void equalScoresAreNoDifference() {
    double[] same = {5, 5, 5, 5, 5, 5};

    assertThat(RatioEstimate.unpaired(same, same).p()).isEqualTo(1);
    assertThat(RatioEstimate.unpaired(same, same).superiority()).isEqualTo(0.5);
    assertThat(RatioEstimate.paired(same, same).p()).isEqualTo(1);
    assertThat(RatioEstimate.paired(same, same).ratio()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
  void aScoreThatIsNoPositiveNumberIsAnError(double score) {
    double[] good = {1, 2, 3, 4};
    double[] bad = {1, 2, score, 4};

    assertThatThrownBy(() -> RatioEstimate.unpaired(good, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scores must be positive numbers, got: " + score);
    assertThatThrownBy(() -> RatioEstimate.paired(bad, good))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noScoresAndUnequalPairsAreErrors() {
    assertThatThrownBy(() -> RatioEstimate.unpaired(new double[0], new double[] {1}))
        .hasMessageContaining("at least one score");
    assertThatThrownBy(() -> RatioEstimate.paired(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("got: 2, 1");
  }

  /** By simulation with a fixed seed: 4000 experiments, so that chance is within 1 %. */
  @ParameterizedTest
  @CsvSource({"5,0", "10,0", "10,0.1", "20,0.1"})
  void theIntervalCoversTheTrueRatioAsOftenAsItSays(int runs, double badRuns) {
    Random random = new Random(20_260_131);
    int experiments = 4000;
    int covered = 0;
    for (int i = 0; i < experiments; i++) {
      double[] base = noisy(random, runs, badRuns);
      double[] other = runs(runs, noisy(random, runs, badRuns));
      covered +=
          RatioEstimate.unpaired(base, other).interval95().orElseThrow().contains(1.1) ? 1 : 0;
    }

    assertThat((double) covered / experiments).isBetween(0.94, 0.98);
  }

  private static double[] noisy(Random random, int runs, double badRuns) {
    double[] scores = new double[runs];
    Arrays.setAll(
        scores,
        i -> (1 + 0.05 * random.nextGaussian()) * (random.nextDouble() < badRuns ? 1.35 : 1));
    return scores;
  }

  private static double[] runs(int count, double[] unscaled) {
    return runs(count, i -> 1.1 * unscaled[(int) i]);
  }

  @Test
  void aSingleRunIsComparedByItsBatches() {
    double[] base = runs(40, i -> 100 + i % 4);
    double[] other = runs(45, i -> 200 + i % 4);

    RatioEstimate estimate = RatioEstimate.withinRun(base, other);

    assertThat(estimate.design()).isEqualTo(RatioEstimate.Design.WITHIN_RUN);
    assertThat(estimate.size()).isEqualTo(BatchMeans.BATCHES);
    assertThat(estimate.ratio()).isCloseTo(2, within(0.02));
  }
}
