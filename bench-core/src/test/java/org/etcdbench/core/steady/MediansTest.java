package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediansTest {
  private static final double NONE = Double.NaN;

  @Test
  void findsTheMiddle() {
    assertThat(Medians.median(new double[] {5, 1, 9})).isEqualTo(5);
    assertThat(Medians.median(new double[] {9, 1, 3, 5})).isEqualTo(4);
    assertThat(Medians.median(new double[0])).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1",
    "23, 1",
    "24, 2",
    "36, 3",
    "59, 4",
    "60, 5",
    "3600, 5",
    "3601, 6",
    "86400, 120"
  })
  void makesShorterBinsOfShorterWindows(int seconds, int binSeconds) {
    assertThat(Medians.binSeconds(seconds)).isEqualTo(binSeconds);
  }

  @Test
  void alignsBinsToTheEnd() {
    assertThat(Medians.ofBins(new double[] {100, 1, 9, 2, 3, 3, 7}, 3)).containsExactly(2, 3);
    assertThat(Medians.ofBins(new double[] {NONE, 4, NONE, NONE}, 2)).containsExactly(4, NONE);
  }

  @Test
  void findsTheSlopeOfALine() {
    assertThat(TheilSen.slope(new double[] {1, 3, 5, 7})).isEqualTo(2);
    assertThat(TheilSen.slope(new double[] {1, 3, 500, 7, 9, NONE, 13})).isEqualTo(2);
    assertThat(TheilSen.slope(new double[] {NONE, 3})).isNaN();
  }
}
