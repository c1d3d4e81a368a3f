package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LonePointsTest {

  /** So many points near 0, but for these places, which are 1 above. */
  private static List<Integer> alone(int length, int... far) {
    double[] series =
        IntStream.range(0, length).mapToDouble(i -> 0.01 * ((7 * i) % 5 - 2)).toArray();
    Arrays.stream(far).forEach(place -> series[place] += 1);
    boolean[] alone = LonePoints.in(series);
    return IntStream.range(0, length).filter(i -> alone[i]).boxed().toList();
  }

  @Test
  void oneOrTwoUnlikeAllAroundThemAreAlone() {
    assertThat(alone(20)).isEmpty();
    assertThat(alone(20, 9)).containsExactly(9);
    assertThat(alone(20, 9, 10)).containsExactly(9, 10);
    assertThat(alone(20, 9, 11)).containsExactly(9, 11);
    assertThat(alone(20, 4, 12)).containsExactly(4, 12);
    assertThat(alone(20, 0)).containsExactly(0);
    assertThat(alone(20, 18)).containsExactly(18);
  }

  @Test
  void threeAreALevel() {
    assertThat(alone(20, 9, 10, 11)).isEmpty();
    assertThat(alone(20, 12, 13, 14, 15, 16, 17, 18, 19)).isEmpty();
  }

  @Test
  void theLatestMayBeTheFirstOfALevelAndTheFirstItsLast() {
    assertThat(alone(20, 19)).isEmpty();
    assertThat(alone(20, 18, 19)).isEmpty();
    assertThat(alone(20, 0, 1)).isEmpty();
  }

  @Test
  void manyAreTheNoiseOfTheSeries() {
    assertThat(alone(20, 3, 8, 13, 17)).hasSize(4);
    assertThat(alone(20, 2, 5, 8, 11, 14)).isEmpty();
  }

  @Test
  void fewPointsSayNothing() {
    assertThat(alone(5, 2)).isEmpty();
    assertThat(alone(0)).isEmpty();
  }
}
