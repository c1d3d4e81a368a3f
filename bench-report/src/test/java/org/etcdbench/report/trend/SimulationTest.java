package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often it errs, on made-up nights whose seed is fixed. */
class SimulationTest {
  private static final int SERIES = 2000;
  private static final Limits LIMITS = TrendSettings.defaults().limits();

  private final Random random = new Random(20260131);

  /** So many nights whose logarithms vary by so much. */
  private double[] nights(int count, double noise) {
    return random.doubles(count, 0, 1).map(ignored -> noise * random.nextGaussian()).toArray();
  }

  private static void shift(double[] nights, int from, double ratio) {
    for (int i = from; i < nights.length; i++) {
      nights[i] += Math.log(ratio);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 60})
  void seldomFindsAChangeWhereThereIsNone(int nights) {
    long wrong =
        IntStream.range(0, SERIES)
            .filter(i -> !LastingChanges.find(nights(nights, 0.03), LIMITS).isEmpty())
            .count();

    assertThat(100.0 * wrong / SERIES).isLessThanOrEqualTo(2.5);
  }

  /** Rates as in docs/trend.md, with room for chance. */
  @ParameterizedTest
  @CsvSource({"2, 10, 3, 90", "3, 10, 4, 90", "5, 10, 7, 70", "3, 5, 7, 55"})
  void findsAChangeAfterSomeNights(
      double noisePct, double changePct, int nightsAfter, double leastFoundPct) {
    int found = 0;
    for (int i = 0; i < SERIES / 4; i++) {
      double[] nights = nights(30 + nightsAfter, noisePct / 100);
      shift(nights, 30, 1 + changePct / 100);
      boolean near =
          LastingChanges.find(nights, LIMITS).stream()
              .anyMatch(point -> Math.abs(point.index() - 30) <= 2);
      found += near ? 1 : 0;
    }
    assertThat(100.0 * found / (SERIES / 4)).isGreaterThanOrEqualTo(leastFoundPct);
  }

  @Test
  void callsASpikeOfOneNightASpikeAndNoChange() {
    int changes = 0;
    int named = 0;
    int others = 0;
    int series = SERIES / 4;
    for (int i = 0; i < series; i++) {
      double[] nights = nights(30, 0.03);
      nights[20] = Math.log(1.2);
      List<ChangePoint> found = LastingChanges.find(nights, LIMITS);
      List<Spikes.Spike> spikes = Spikes.find(nights, found);
      changes += found.isEmpty() ? 0 : 1;
      named += spikes.stream().anyMatch(spike -> spike.index() == 20) ? 1 : 0;
      others += (int) spikes.stream().filter(spike -> spike.index() != 20).count();
    }
    assertThat(100.0 * changes / series).as("changes").isLessThanOrEqualTo(2.5);
    assertThat(100.0 * named / series).as("spikes named").isGreaterThanOrEqualTo(80);
    assertThat(100.0 * others / series).as("others named").isLessThanOrEqualTo(5);
  }

  /** As often as without the spike, see above. */
  @Test
  void findsAChangeInSpiteOfAnEarlierSpike() {
    int found = 0;
    int series = SERIES / 4;
    for (int i = 0; i < series; i++) {
      double[] nights = nights(34, 0.03);
      shift(nights, 30, 1.1);
      nights[i % 30] -= 0.4;
      boolean near =
          LastingChanges.find(nights, LIMITS).stream()
              .anyMatch(point -> Math.abs(point.index() - 30) <= 2);
      found += near ? 1 : 0;
    }
    assertThat(100.0 * found / series).isGreaterThanOrEqualTo(90);
  }

  @Test
  void confirmsNoSpikeOfTheLastNight() {
    int confirmed = 0;
    int series = SERIES / 4;
    for (int i = 0; i < series; i++) {
      double[] nights = nights(30, 0.03);
      nights[29] = Math.log(1.2);
      boolean any =
          LastingChanges.find(nights, LIMITS).stream()
              .anyMatch(point -> point.index() <= 30 - LastingChanges.LEAST_POINTS);
      confirmed += any ? 1 : 0;
    }
    // hardly more often than a series without a spike shows a change
    assertThat(100.0 * confirmed / series).isLessThanOrEqualTo(4);
  }

  @Test
  void tellsOfNoDisturbanceThatLastedTwoNights() {
    double[] nights = nights(40, 0.01);
    nights[20] += 0.3;
    nights[21] += 0.3;

    assertThat(LastingChanges.find(nights, LIMITS)).isEmpty();
    assertThat(Spikes.find(nights, List.of()))
        .extracting(Spikes.Spike::index)
        .containsExactly(20, 21);
  }

  @Test
  void findsAChangeBesideASpike() {
    double[] nights = nights(40, 0.02);
    shift(nights, 25, 1.15);
    nights[24] = Math.log(1.5);

    List<ChangePoint> found = LastingChanges.find(nights, LIMITS);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).index()).isBetween(24, 25);
    assertThat(Spikes.find(nights, found)).extracting(Spikes.Spike::index).contains(24);
  }

  @Test
  void looksAtTenThousandNightsAtOnce() {
    double[] nights = nights(10_000, 0.02);
    shift(nights, 4000, 1.1);

    assertThat(LastingChanges.find(nights, LIMITS))
        .extracting(ChangePoint::index)
        .anyMatch(index -> Math.abs(index - 4000) <= 2);
  }
}
