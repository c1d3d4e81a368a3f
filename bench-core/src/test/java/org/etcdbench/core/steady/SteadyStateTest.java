package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole rule on 200 repetitions of each synthetic series, as its method was chosen by. */
class SteadyStateTest {
  private static final int REPETITIONS = 200;
  private static final SteadyState RULE = new SteadyState(SteadyGate.DEFAULT);

  /** When the gate passes first, asked every 5 s. */
  private static OptionalInt gated(SteadyGate gate, SteadySeries all) {
    return IntStream.iterate(5, now -> now <= all.seconds(), now -> now + 5)
        .filter(now -> gate.check(all.slice(0, now)).passed())
        .findFirst();
  }

  private static SteadySeries recorded(SteadySeries all) {
    return all.slice(gated(RULE.gate(), all).orElseThrow(), all.seconds());
  }

  private static long steady(Series shape) {
    return IntStream.range(0, REPETITIONS)
        .filter(seed -> RULE.verdict(recorded(shape.at(seed))).steady())
        .count();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLAT", "WARM_15", "WARM_45", "EARLY_STEP", "SAW_TOOTH", "SPIKES"})
  void findsTheSteadyState(Series shape) {
    assertThat(steady(shape)).isGreaterThanOrEqualTo(REPETITIONS - 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LATE_STEP", "DRIFT"})
  void rejectsWhatHasNone(Series shape) {
    assertThat(steady(shape)).isZero();
  }

  @Test
  void doesNotSeeAStepInTheLastEighth() {
    assertThat(steady(Series.LAST_STEP)).isGreaterThan(REPETITIONS * 9 / 10);
  }

  /** The 95th percentile of the error of the mean over repetitions. */
  @ParameterizedTest
  @CsvSource({"FLAT, 0.007", "WARM_15, 0.007", "WARM_45, 0.009", "EARLY_STEP, 0.007"})
  void measuresTheLevel(Series shape, double bound) {
    double[] errors =
        IntStream.range(0, REPETITIONS)
            .mapToDouble(seed -> error(recorded(shape.at(seed))))
            .sorted()
            .toArray();

    assertThat(errors[REPETITIONS * 95 / 100]).isLessThan(bound);
  }

  private static double error(SteadySeries recorded) {
    SteadyVerdict verdict = RULE.verdict(recorded);
    SteadySeries rest = recorded.slice(verdict.trimmedSeconds(), recorded.seconds());
    double mean = Arrays.stream(rest.throughputPerSec()).average().orElseThrow();
    return Math.abs(mean / Series.PER_SEC - 1);
  }

  @Test
  void cutsOffTheStepThatFooledTheGate() {
    for (int seed = 0; seed < REPETITIONS; seed++) {
      SteadySeries all = Series.EARLY_STEP.at(seed);
      int gatedAt = gated(RULE.gate(), all).orElseThrow();
      SteadyVerdict verdict = RULE.verdict(all.slice(gatedAt, all.seconds()));

      assertThat(gatedAt).isLessThan(120);
      if (verdict.steady()) {
        assertThat(gatedAt + verdict.trimmedSeconds()).isGreaterThanOrEqualTo(115);
      }
    }
  }

  @Test
  void keepsTheGateShutWhileAWarmUpIsSteep() {
    for (int seed = 0; seed < REPETITIONS; seed++) {
      assertThat(gated(SteadyGate.DEFAULT, Series.WARM_15.at(seed)).orElseThrow())
          .isBetween(75, 180);
      assertThat(gated(SteadyGate.DEFAULT, Series.WARM_45.at(seed)).orElseThrow())
          .isBetween(110, 260);
    }
  }

  @Test
  void opensAShortGateSooner() {
    SteadyGate gate = new SteadyGate(Duration.ofSeconds(10), 0.05);
    int[] opened =
        IntStream.range(0, REPETITIONS)
            .map(seed -> gated(gate, Series.FLAT.at(seed)).orElseThrow())
            .sorted()
            .toArray();

    assertThat(opened[0]).isEqualTo(15);
    assertThat(opened[REPETITIONS / 2]).isLessThan(60);
  }

  @ParameterizedTest
  @CsvSource({"60, 170", "120, 190", "240, 192", "600, 200"})
  void condemnsFewShortRecordings(int seconds, long least) {
    long steady =
        IntStream.range(0, REPETITIONS)
            .filter(seed -> RULE.verdict(Series.FLAT.at(seed).slice(0, seconds)).steady())
            .count();

    assertThat(steady).isGreaterThanOrEqualTo(least);
  }

  @Test
  void saysWhatItCutOff() {
    SteadySeries all = Series.EARLY_STEP.at(0);
    SteadyVerdict verdict = RULE.verdict(all.slice(80, all.seconds()));

    assertThat(verdict.steady()).isTrue();
    assertThat(verdict.trimmedSeconds()).isBetween(40, 260);
    assertThat(verdict.evidence())
        .startsWith("over " + (520 - verdict.trimmedSeconds()) + " s throughput drifts by ");
  }

  @Test
  void saysWhyThereIsNoSteadyState() {
    assertThat(RULE.verdict(recorded(Series.LATE_STEP.at(0))).evidence())
        .startsWith("the initial transient takes more than half of ");
    assertThat(RULE.verdict(Series.FLAT.at(0).slice(0, 9)))
        .isEqualTo(new SteadyVerdict(false, 0, "9 s are too few to judge; it takes 10 s"));
  }
}
