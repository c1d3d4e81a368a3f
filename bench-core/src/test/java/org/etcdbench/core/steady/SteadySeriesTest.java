package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SteadySeriesTest {
  private static double[] of(double... values) {
    return values;
  }

  private static void assertRefuses(
      String message, double[] throughput, double[] response, double[] bad) {
    assertThatThrownBy(() -> SteadySeries.of(throughput, response, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatCannotBe() {
    assertRefuses(
        "series must have the same length, got: throughput 2, mean response 1, bad share 3",
        of(1, 2),
        of(1),
        of(0, 0, 0));
    assertRefuses("throughput must be >= 0, got: -1.0 in second 1", of(1, -1), of(1, 1), of(0, 0));
    assertRefuses("throughput must be >= 0, got: NaN in second 0", of(Double.NaN), of(1), of(0));
    assertRefuses(
        "mean response must be >= 0, got: Infinity in second 0", of(1), of(1 / 0.0), of(0));
    assertRefuses("mean response must be >= 0, got: -2.0 in second 0", of(1), of(-2), of(0));
    assertRefuses("bad share must be 0..1, got: 1.5 in second 0", of(1), of(1), of(1.5));
  }

  @Test
  void keepsItsValuesWhateverBecomesOfTheArrays() {
    double[] throughput = of(1, 2, 3);
    SteadySeries series = SteadySeries.of(throughput, of(4, Double.NaN, 6), of(0, 1, Double.NaN));
    throughput[1] = 99;

    assertThat(series.seconds()).isEqualTo(3);
    assertThat(series.throughputPerSec()).containsExactly(1, 2, 3);
    assertThat(series.slice(1, 3).meanResponseNs()).containsExactly(Double.NaN, 6);
    assertThat(series.slice(1, 2).badShare()).containsExactly(1);
    assertThat(series.slice(3, 3).seconds()).isZero();
    assertThatThrownBy(() -> series.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
