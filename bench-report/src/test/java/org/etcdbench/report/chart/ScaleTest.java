package org.etcdbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 6, 2",
    "0, 723, 5, 200",
    "0, 1, 6, 0.2",
    "990, 1010, 5, 5",
    "0, 1e12, 3, 5e11",
    "0, 1e-9, 3, 5e-10"
  })
  void stepsAreOneTwoOrFive(double low, double high, int most, double step) {
    assertThat(Ticks.step(low, high, most)).isCloseTo(step, within(step * 1e-9));
    assertThat(Ticks.linear(low, high, most)).hasSizeBetween(2, most);
  }

  static Stream<Arguments> logTicks() {
    return Stream.of(
        Arguments.of(1, 20, 8, List.of(1.0, 2.0, 5.0, 10.0, 20.0)),
        Arguments.of(0.5, 100, 4, List.of(1.0, 10.0, 100.0)),
        Arguments.of(1, 1e6, 4, List.of(1.0, 100.0, 10_000.0, 1e6)));
  }

  @ParameterizedTest
  @MethodSource("logTicks")
  void logarithmicTicksBecomeFewerWhereTheRangeGrows(
      double low, double high, int most, List<Double> ticks) {
    assertThat(Ticks.log(low, high, most)).hasSameSizeAs(ticks);
    for (int i = 0; i < ticks.size(); i++) {
      assertThat(Ticks.log(low, high, most).get(i))
          .isCloseTo(ticks.get(i), within(ticks.get(i) * 1e-9));
    }
  }

  @Test
  void aHugeRangeHasFewTicks() {
    assertThat(Ticks.log(1e-300, 1e300, 6)).hasSizeBetween(3, 6);
    assertThat(Ticks.ratio(1e-9, 1e9, 7)).hasSizeBetween(3, 7).contains(1.0);
  }

  @Test
  void ratiosHaveTicksAtPowersOfTwoAndCloserOnesInANarrowRange() {
    assertThat(Ticks.ratio(0.2, 5, 9)).containsExactly(0.25, 0.5, 1.0, 2.0, 4.0);
    assertThat(Ticks.ratio(1 / 1.1, 1.1, 5)).contains(1.0).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void roundsDownAndUpToRoundValues() {
    assertThat(Ticks.roundDown(7.3)).isEqualTo(5);
    assertThat(Ticks.roundUp(7.3)).isEqualTo(10);
    assertThat(Ticks.roundUp(1.1)).isEqualTo(2);
    assertThat(Ticks.roundUp(2.2)).isEqualTo(5);
    assertThat(Ticks.roundUp(5)).isEqualTo(5);
  }

  static Stream<Arguments> awkwardValues() {
    return Stream.of(
        Arguments.of(List.of()),
        Arguments.of(List.of(0.0)),
        Arguments.of(List.of(5.0)),
        Arguments.of(List.of(5.0, 5.0, 5.0)),
        Arguments.of(List.of(-3.0, -3.0)),
        Arguments.of(List.of(Double.NaN, 2.0, Double.NaN)),
        Arguments.of(List.of(Double.NaN)),
        Arguments.of(List.of(1e-12, 1e12)));
  }

  @ParameterizedTest
  @MethodSource("awkwardValues")
  void everyValueHasItsPlaceOnEveryScale(List<Double> values) {
    for (Scale scale :
        List.of(
            Scale.fromZero(of(values), 0, 100, 5),
            Scale.around(of(values), 0, 100, 5),
            Scale.fitting(of(values), 0, 100, 5),
            Scale.log(of(values), 0, 100, 5))) {
      assertThat(scale.low()).isLessThan(scale.high());
      assertThat(scale.ticks()).isNotEmpty();
      of(values)
          .filter(scale::has)
          .forEach(
              value -> {
                assertThat(value).isBetween(scale.low(), scale.high());
                assertThat(scale.at(value)).isBetween(0.0, 100.0);
              });
    }
  }

  private static DoubleStream of(List<Double> values) {
    return values.stream().mapToDouble(v -> v);
  }

  @Test
  void whatIsAbsentHasNoPlaceNorHasZeroOnALogarithmicAxis() {
    Scale linear = Scale.fromZero(DoubleStream.of(10), 0, 100, 5);
    Scale log = Scale.log(DoubleStream.of(1, 10), 0, 100, 5);

    assertThat(linear.has(Double.NaN)).isFalse();
    assertThat(linear.has(0)).isTrue();
    assertThat(log.has(0)).isFalse();
  }

  @Test
  void valuesLieInProportion() {
    assertThat(Scale.exact(0, 10, 200, 100, 5).at(5)).isEqualTo(150);
    assertThat(Scale.log(DoubleStream.of(1, 100), 0, 100, 5).at(10)).isCloseTo(50, within(1e-9));
  }

  @Test
  void isLogarithmicOnlyWhereValuesAreFarApart() {
    assertThat(Scale.fitting(DoubleStream.of(1, 20), 0, 100, 5).logarithmic()).isFalse();
    assertThat(Scale.fitting(DoubleStream.of(1, 21), 0, 100, 5).logarithmic()).isTrue();
    assertThat(Scale.fitting(DoubleStream.of(0, 21), 0, 100, 5).logarithmic()).isFalse();
  }

  @Test
  void anAxisMustHaveALength() {
    assertThatThrownBy(() -> Scale.exact(2, 2, 0, 1, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scale(true, 0, 1, 0, 1, List.of()))
        .hasMessage("no axis from 0.0 to 1.0");
  }
}
