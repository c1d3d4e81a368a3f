package org.etcdbench.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixed seeds; a bound of a statistic is what chance exceeds about once in a thousand seeds. */
class PoissonArrivalsTest {
  private static final int GAPS = 100_000;
  private static final double KOLMOGOROV_BOUND = 1.95;
  private static final double NORMAL_BOUND = 3.3;
  private static final long SECOND = 1_000_000_000;

  /** Gaps at 1/s, in seconds, beginning with that before the first arrival. */
  private static double[] gaps(Schedule schedule) {
    double[] gaps = new double[GAPS];
    Cursor cursor = schedule.cursor();
    long lastNs = 0;
    for (int i = 0; i < GAPS; i++) {
      gaps[i] = (cursor.peekNs() - lastNs) / 1e9;
      lastNs = cursor.peekNs();
      cursor.advance();
    }
    return gaps;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, -3, 42, Long.MAX_VALUE})
  void hasExponentialGaps(long seed) {
    double[] gaps = gaps(Loads.poisson(1, seed));

    assertThat(Statistics.kolmogorov(gaps, Statistics::exponential)).isLessThan(KOLMOGOROV_BOUND);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, -3, 42, Long.MAX_VALUE})
  void hasIndependentGaps(long seed) {
    assertThat(Statistics.lagOne(gaps(Loads.poisson(1, seed))))
        .isCloseTo(0, within(NORMAL_BOUND / Math.sqrt(GAPS)));
  }

  @Test
  void hasAFirstGapLikeAnyOther() {
    double[] firsts =
        LongStream.range(0, 5_000)
            .mapToDouble(s -> Loads.poisson(1, s).intendedNs(0) / 1e9)
            .toArray();

    assertThat(Statistics.kolmogorov(firsts, Statistics::exponential)).isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void hasExponentialGapsWhereBlocksMeet() {
    Schedule schedule = Loads.poisson(1, 9);
    double[] gaps =
        LongStream.rangeClosed(1, 5_000)
            .map(block -> block * PoissonProcess.BLOCK)
            .mapToDouble(i -> (schedule.intendedNs(i) - schedule.intendedNs(i - 1)) / 1e9)
            .toArray();

    assertThat(Statistics.kolmogorov(gaps, Statistics::exponential)).isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void hasExponentialGapsFarOut() {
    Schedule schedule = Loads.poisson(1000, 9);
    double[] gaps =
        LongStream.range(1L << 36, (1L << 36) + 2_000)
            .mapToDouble(i -> (schedule.intendedNs(i + 1) - schedule.intendedNs(i)) / 1e6)
            .toArray();

    assertThat(Statistics.kolmogorov(gaps, Statistics::exponential)).isLessThan(KOLMOGOROV_BOUND);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 100, 1_000, 100_000, 1_000_000})
  void spreadsItsCountsAsMuchAsItsMeanOnEveryScale(long seconds) {
    int windows = 4_000;
    double perSec = 20;
    Schedule schedule = Loads.poisson(perSec, 5);
    double[] counts =
        LongStream.range(0, windows)
            .map(i -> due(schedule, (i + 1) * seconds) - due(schedule, i * seconds))
            .asDoubleStream()
            .toArray();

    double mean = perSec * seconds;
    assertThat(Statistics.mean(counts))
        .isCloseTo(mean, within(NORMAL_BOUND * Math.sqrt(mean / windows)));
    // the variance of a Poisson count's sample variance is about 2·mean² / n + mean / n
    assertThat(Statistics.variance(counts) / mean)
        .isCloseTo(1, within(NORMAL_BOUND * Math.sqrt((2 + 1 / mean) / windows)));
    assertThat(Statistics.lagOne(counts)).isCloseTo(0, within(NORMAL_BOUND / Math.sqrt(windows)));
  }

  private static long due(Schedule schedule, long seconds) {
    return schedule.dueBefore(seconds * SECOND);
  }

  @Test
  void putsAPoissonNumberOfRequestsIntoEachPhase() {
    for (Phase phase : ((Rate.Phases) Loads.MIXED).phases()) {
      double mean =
          (phase.fromPerSec() + phase.toPerSec()) / 2 * (phase.length().toMillis() / 1000.0);
      int seeds = 1_000;
      double[] counts =
          LongStream.range(0, seeds).mapToDouble(seed -> countIn(phase, seed)).toArray();

      assertThat(Statistics.mean(counts))
          .isCloseTo(mean, within(NORMAL_BOUND * Math.sqrt(mean / seeds)));
      assertThat(Statistics.variance(counts) / mean)
          .isCloseTo(1, within(NORMAL_BOUND * Math.sqrt((2 + 1 / mean) / seeds)));
    }
  }

  private static long countIn(Phase phase, long seed) {
    Schedule schedule = Loads.schedule(Loads.MIXED, Arrival.POISSON, seed);
    return schedule.dueBefore(phase.end().toNanos()) - schedule.dueBefore(phase.at().toNanos());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void followsARamp(long seed) {
    Schedule schedule = Loads.schedule(Loads.RAMP_UP, Arrival.POISSON, seed);
    double[] seconds =
        LongStream.range(0, schedule.size().orElseThrow())
            .filter(index -> index % 20 == 0)
            .mapToDouble(index -> schedule.intendedNs(index) / 1e9)
            .toArray();

    // given their number, arrivals are spread over the phase as its rate is: 500t + 75t² of 82500
    assertThat(Statistics.kolmogorov(seconds, t -> (500 * t + 75 * t * t) / 82_500))
        .isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void keepsItsInstantsFromReleaseToRelease() {
    Schedule schedule = Loads.poisson(1000, 42);

    assertThat(LongStream.of(0, 1, 255, 256, 1_000_000_000_000L).map(schedule::intendedNs))
        .containsExactly(
            943_721L, 1_025_181L, 259_240_180L, 262_041_655L, 1_000_001_476_968_278_016L);
  }
}
