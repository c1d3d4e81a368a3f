package org.etcdbench.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  /** With n scores the error is t · sd ÷ √n, so it gives t away. */
  @ParameterizedTest
  @CsvSource({"3, 31.599", "5, 8.610", "10, 4.781"})
  void takesTheErrorOfJmhFromStudentsT(int n, double t) {
    Sample sample = zeroToBelow(n);

    assertThat(sample.jmhError() * Math.sqrt(n) / sample.standardDeviation())
        .isCloseTo(t, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"2, 12.706", "3, 4.303", "5, 2.776", "10, 2.262"})
  void takesTheIntervalOverRunsFromStudentsT(int n, double t) {
    Sample sample = zeroToBelow(n);

    assertThat(sample.halfWidth95() * Math.sqrt(n) / sample.standardDeviation())
        .isCloseTo(t, within(0.001));
  }

  @Test
  void estimatesMeanAndDeviation() {
    Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(sample.mean()).isEqualTo(5);
    assertThat(sample.standardDeviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
  }

  @Test
  void givesNoErrorOfJmhForTwoScoresButAnInterval() {
    Sample two = Sample.of(1, 2);

    assertThat(two.jmhError()).isNaN();
    assertThat(two.halfWidth95()).isCloseTo(12.706 * 0.5, within(0.001));
  }

  @Test
  void hasAMeanAndNoIntervalOfOneScore() {
    Sample one = Sample.of(7);

    assertThat(one.mean()).isEqualTo(7);
    assertThat(one.percentile(0)).isEqualTo(7);
    assertThat(one.percentile(99)).isEqualTo(7);
    assertThat(one.standardDeviation()).isNaN();
    assertThat(one.halfWidth95()).isNaN();
  }

  @Test
  void knowsNothingOfNoScores() {
    Sample none = Sample.of();

    assertThat(none.mean()).isNaN();
    assertThat(none.jmhError()).isNaN();
    assertThat(none.percentile(0)).isNaN();
    assertThat(none.percentile(50)).isNaN();
  }

  @Test
  void passesNaNOn() {
    Sample sample = Sample.of(1, Double.NaN, 3);

    assertThat(sample.mean()).isNaN();
    assertThat(sample.jmhError()).isNaN();
    assertThat(sample.percentile(0)).isEqualTo(1);
    assertThat(sample.percentile(50)).isEqualTo(2);
  }

  @Test
  void saysThatEqualScoresHaveNoError() {
    assertThat(Sample.of(5, 5, 5).halfWidth95()).isZero();
  }

  @Test
  void poolsListsInTheirOrder() {
    Sample sample = Sample.pooled(List.of(List.of(1.0, 2.0), List.of(), List.of(6.0)));

    assertThat(sample.size()).isEqualTo(3);
    assertThat(sample.mean()).isEqualTo(3);
  }

  @Test
  void isNotChangedThroughTheArrayItWasMadeOf() {
    double[] scores = {1, 2, 3};
    Sample sample = Sample.of(scores);
    scores[0] = 100;

    assertThat(sample.mean()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 100.1, Double.NaN})
  void refusesARankThatIsNone(double rank) {
    assertThatThrownBy(() -> Sample.of(1).percentile(rank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rank must be 0..100, got: " + rank);
  }

  private static Sample zeroToBelow(int n) {
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = i;
    }
    return Sample.of(scores);
  }
}
