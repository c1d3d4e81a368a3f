package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guards many tests at once, plans them, and words them. */
class FamilyTest {

  /** R: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}. */
  @Test
  void holmAdjustsAsRDoes() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjusted(0.6, 0.9)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @Test
  void aTestWithoutAnswerIsNoPassedOne() {
    assertThatThrownBy(() -> Holm.adjusted(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p must be 0..1, got: NaN");
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p must be 0..1, got: NaN");
  }

  /**
   * The example of Benjamini and Hochberg 1995, section 4.1, adjusted by R's {@code p.adjust(p,
   * "BH")}: four of fifteen are found, where Bonferroni finds three.
   */
  @Test
  void benjaminiAndHochbergAdjustAsTheirPaperAndRDo() {
    double[] p = {
      1.0, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590
    };

    double[] adjusted = BenjaminiHochberg.adjusted(p);

    assertThat(adjusted)
        .containsExactly(
            new double[] {
              1,
              0.0015,
              0.003,
              0.0095,
              0.035625,
              0.0603,
              0.06385714,
              0.06385714,
              0.0645,
              0.0765,
              0.486,
              0.58118182,
              0.714875,
              0.75323077,
              0.81321429
            },
            within(1e-8));
    assertThat(Arrays.stream(adjusted).filter(one -> one <= 0.05)).hasSize(4);
    assertThat(BenjaminiHochberg.adjusted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.04,11", "0.02,5", "0.08,43", "0,5"})
  void aNoisierFigureNeedsMoreRuns(double cv, int runs) {
    assertThat(RunsNeeded.perSide(cv, 0.05, 0.05)).isEqualTo(runs);
  }

  @Test
  void aFamilyNeedsAsManyRunsAsMakeItsLeastPossiblePSmallEnough() {
    // 2/70 = 0.029, 2/252 = 0.0079, 2/924 = 0.0022
    assertThat(RunsNeeded.leastFor(0.05)).isEqualTo(RatioEstimate.LEAST_UNPAIRED);
    assertThat(RunsNeeded.leastFor(0.05 / 2)).isEqualTo(5);
    assertThat(RunsNeeded.leastFor(0.05 / 6)).isEqualTo(5);
    assertThat(RunsNeeded.leastFor(0.05 / 7)).isEqualTo(6);
    assertThat(RunsNeeded.leastFor(0.05 / 24)).isEqualTo(7);
    assertThatThrownBy(() -> RunsNeeded.perSide(Double.NaN, 0.05, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void batchesLeaveOutTheBeginningThatFillsNone() {
    double[] parts = new double[23];
    Arrays.setAll(parts, i -> i);

    assertThat(BatchMeans.of(parts)).startsWith(3.5, 5.5).endsWith(21.5).hasSize(10);
    assertThatThrownBy(() -> BatchMeans.of(new double[19])).hasMessageContaining("got: 19");
  }

  /** AR(1), 60 parts: by parts the t-interval would cover in 74 % of cases. */
  @Test
  void batchesOfPartsThatResembleEachOtherCoverNearlyAsOftenAsTheySay() {
    Random random = new Random(20_260_131);
    int experiments = 3000;
    int covered = 0;
    for (int i = 0; i < experiments; i++) {
      double[] parts = new double[60];
      double last = random.nextGaussian() / Math.sqrt(1 - 0.25);
      for (int k = 0; k < parts.length; k++) {
        last = 0.5 * last + random.nextGaussian();
        parts[k] = last;
      }
      Sample batches = Sample.of(BatchMeans.of(parts));
      covered += Math.abs(batches.mean()) <= batches.halfWidth95() ? 1 : 0;
    }

    assertThat((double) covered / experiments).isBetween(0.90, 0.95);
  }

  @Test
  void superiorityHasWords() {
    assertThat(EffectSize.words(0.96)).isEqualTo("larger in 96 % of pairs");
    assertThat(EffectSize.words(0.04)).isEqualTo("smaller in 96 % of pairs");
    assertThat(EffectSize.words(0.5)).isEqualTo("as often larger as smaller");
    assertThat(EffectSize.brief(0.96)).isEqualTo("96 % larger");
    assertThat(EffectSize.brief(0.04)).isEqualTo("96 % smaller");
    assertThat(EffectSize.brief(0.496)).isEqualTo("even");
    assertThatThrownBy(() -> EffectSize.words(1.1)).hasMessageContaining("0..1, got: 1.1");
  }
}
