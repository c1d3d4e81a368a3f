package org.etcdbench.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.LongStream;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantArrivalsTest {
  private static final BigDecimal NS_PER_SEC = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MAX_NS = BigDecimal.valueOf(Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1,
        3,
        7,
        11.7,
        1000,
        700_000,
        999_983,
        3_000_000,
        10_000_000,
        9_999_999.9,
        0.1,
        0.3,
        Math.PI,
        1e-9
      })
  void keepsItsRateOverABillionRequests(double perSec) {
    Schedule schedule = Loads.constant(perSec);

    LongStream.concat(
            LongStream.rangeClosed(0, 1000),
            LongStream.iterate(1_000_000_000, index -> index > 1000, index -> index - 9_876_543))
        .forEach(
            index ->
                assertThat(BigDecimal.valueOf(schedule.intendedNs(index)))
                    .as("index %d", index)
                    .isCloseTo(exact(index, perSec).min(MAX_NS), within(BigDecimal.ONE)));
  }

  private static BigDecimal exact(long index, double perSec) {
    return BigDecimal.valueOf(index)
        .multiply(NS_PER_SEC)
        .divide(BigDecimal.valueOf(perSec), MathContext.DECIMAL128);
  }

  @Test
  void hitsWholeSeconds() {
    for (int rate : new int[] {3, 7, 1000, 700_000, 3_000_000}) {
      assertThat(Loads.constant(rate).intendedNs(rate * 86_400L)).isEqualTo(86_400_000_000_000L);
      assertThat(Loads.constant(rate).dueBefore(86_400_000_000_000L)).isEqualTo(rate * 86_400L);
    }
  }

  @Test
  void doesNotDependOnTheSeed() {
    Rate rate = new Rate.Constant(7);

    assertThat(Loads.schedule(rate, Arrival.CONSTANT, 1).intendedNs(123_456))
        .isEqualTo(Loads.schedule(rate, Arrival.CONSTANT, 2).intendedNs(123_456));
  }

  @Test
  void givesEachPhaseItsIntegral() {
    Schedule schedule = Loads.schedule(Loads.MIXED, Arrival.CONSTANT, 1);

    assertThat(in(schedule, 250, 10_250)).isEqualTo(5000);
    assertThat(in(schedule, 10_250, 15_000)).isZero();
    // 1.01 s at 7/s are 7.07 requests: numbers 5000 to 5007 come before the integral 5007.07
    assertThat(in(schedule, 15_000, 16_010)).isEqualTo(8);
    // and 5008 to 35007 before 35007.07
    assertThat(in(schedule, 16_010, 26_010)).isEqualTo(30_000);
    // 30005 more make 65012.07
    assertThat(in(schedule, 26_010, 46_010)).isEqualTo(30_005);
    assertThat(schedule.size()).hasValue(65_013);
  }

  private static long in(Schedule schedule, long fromMs, long toMs) {
    return schedule.dueBefore(toMs * 1_000_000) - schedule.dueBefore(fromMs * 1_000_000);
  }

  @Test
  void carriesFractionsFromPhaseToPhase() {
    Schedule schedule = Loads.schedule(Loads.SPARSE, Arrival.CONSTANT, 1);

    // the integral is 0.3 after each 100 ms: it reaches 1 in the fourth phase, after 1/3 of it
    assertThat(schedule.size()).hasValue(2);
    assertThat(schedule.intendedNs(0)).isZero();
    assertThat(schedule.intendedNs(1)).isEqualTo(600_000_000 + 33_333_333);
  }

  @Test
  void stepsFromPhaseToPhase() {
    Rate steps =
        new Rate.Phases(
            List.of(
                Loads.phase(0, 1000, 10, 10),
                Loads.phase(1000, 1000, 20, 20),
                Loads.phase(5000, 1000, 40, 40)));
    Schedule schedule = Loads.schedule(steps, Arrival.CONSTANT, 1);

    assertThat(schedule.intendedNs(9)).isEqualTo(900_000_000);
    assertThat(schedule.intendedNs(10)).isEqualTo(1_000_000_000);
    assertThat(schedule.intendedNs(11)).isEqualTo(1_050_000_000);
    assertThat(schedule.intendedNs(29)).isEqualTo(1_950_000_000);
    assertThat(schedule.intendedNs(30)).isEqualTo(5_000_000_000L);
    assertThat(schedule.size()).hasValue(70);
  }

  @Test
  void changesTheRateOfARampLinearly() {
    assertFollows(Loads.RAMP_UP);
    assertFollows(Loads.RAMP_DOWN);
    assertFollows(new Rate.Phases(List.of(Loads.phase(0, 60_000, 1, 10_000))));
    assertFollows(new Rate.Phases(List.of(Loads.phase(0, 60_000, 1000, 1000.000001))));
    assertFollows(new Rate.Phases(List.of(Loads.phase(0, 3_600_000, 250.5, 249))));
  }

  /** Compares with bt + at²/2 = n solved in decimal arithmetic. */
  private static void assertFollows(Rate rate) {
    Phase phase = ((Rate.Phases) rate).phases().get(0);
    Schedule schedule = Loads.schedule(rate, Arrival.CONSTANT, 1);
    long size = schedule.size().orElseThrow();
    for (long index = 0; index < size; index += size / 97) {
      assertThat(BigDecimal.valueOf(schedule.intendedNs(index)))
          .as("index %d of %s", index, phase)
          .isCloseTo(solved(phase, index), within(BigDecimal.ONE));
    }
  }

  private static BigDecimal solved(Phase phase, long index) {
    MathContext digits = new MathContext(60);
    BigDecimal seconds = BigDecimal.valueOf(phase.length().toNanos(), 9);
    BigDecimal from = BigDecimal.valueOf(phase.fromPerSec());
    BigDecimal slope = BigDecimal.valueOf(phase.toPerSec()).subtract(from).divide(seconds, digits);
    BigDecimal twice = BigDecimal.valueOf(2 * index);
    BigDecimal root = from.multiply(from).add(slope.multiply(twice)).sqrt(digits);
    return twice.divide(from.add(root), digits).multiply(NS_PER_SEC);
  }
}
