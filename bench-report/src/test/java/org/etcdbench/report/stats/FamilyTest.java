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
