package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyGateTest {
  private static final SteadyGate GATE = SteadyGate.DEFAULT;

  private static SteadySeries series(
      int seconds, IntToDoubleFunction perSec, IntToDoubleFunction ns, IntToDoubleFunction bad) {
    return SteadySeries.of(values(seconds, perSec), values(seconds, ns), values(seconds, bad));
  }

  private static double[] values(int seconds, IntToDoubleFunction value) {
    return IntStream.range(0, seconds).mapToDouble(value).toArray();
  }

  private static SteadySeries throughput(int seconds, IntToDoubleFunction perSec) {
    return series(seconds, perSec, t -> 1e6, t -> 0);
  }

  @Test
  void waitsForItsWindowAndOneCheckMore() {
    assertThat(GATE.minSeconds()).isEqualTo(65);
    assertThat(GATE.check(throughput(64, t -> 100)))
        .isEqualTo(new Finding(false, "64 s of the 65 s that the gate looks at"));
    assertThat(GATE.check(throughput(65, t -> 100)))
        .isEqualTo(
            new Finding(
                true,
                "over 60 s throughput drifts by +0.0 %, its halves differ by +0.0 %; mean response"
                    + " drifts by +0.0 %, its halves differ by +0.0 %; bad share drifts by +0.0 %,"
                    + " its halves differ by +0.0 %; all within 5 %"));
  }

  @Test
  void namesTheQuantityThatDrifts() {
    // 12 medians of 5 s, from 1021 to 1131 by 10: the line rises by 120 around a median of 1076
    assertThat(GATE.check(throughput(65, t -> 1000 + 2.0 * (t - 5) + 17)))
        .isEqualTo(
            new Finding(
                false,
                "over 60 s throughput drifts by +11.2 %, its halves differ by +5.6 %;"
                    + " allowed is 5 %"));
    assertThat(GATE.check(series(65, t -> 100, t -> 1e6 - 2e3 * t, t -> 0)).evidence())
        .startsWith("over 60 s mean response drifts by -1")
        .doesNotContain("throughput");
  }

  @Test
  void seesErrorsGrow() {
    assertThat(GATE.check(series(65, t -> 100, t -> 1e6, t -> 0.04)).passed()).isTrue();
    assertThat(GATE.check(series(65, t -> 100, t -> 1e6, t -> t < 35 ? 0 : 0.06)).evidence())
        .startsWith("over 60 s bad share drifts by ");
  }

  @Test
  void takesTwoChecks() {
    IntToDoubleFunction step = t -> t < 33 ? 80 : 100;

    // until 65 s the older window has half of its medians below the step
    assertThat(GATE.check(throughput(65, step)).passed()).isFalse();
    assertThat(firstPass(step)).isEqualTo(firstPassOfOneCheck(step) + 5);
  }

  private static int firstPass(IntToDoubleFunction perSec) {
    return IntStream.iterate(65, now -> now + 5)
        .filter(now -> GATE.check(throughput(now, perSec)).passed())
        .findFirst()
        .orElseThrow();
  }

  private static int firstPassOfOneCheck(IntToDoubleFunction perSec) {
    return IntStream.iterate(60, now -> now + 5)
        .filter(now -> DriftRule.check(throughput(now, perSec).slice(now - 60, now), 0.05).passed())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysThatTheCheckBeforeFailed() {
    IntToDoubleFunction step = t -> t < 33 ? 80 : 100;
    int once = firstPassOfOneCheck(step);

    assertThat(GATE.check(throughput(once, step)).evidence())
        .startsWith("5 s before, over 60 s throughput drifts by ")
        .endsWith("; it takes two checks");
  }

  @Test
  void looksAtItsWindowOnly() {
    assertThat(GATE.check(throughput(200, t -> t < 130 ? 5 * t : 1000)).passed()).isTrue();
  }

  @Test
  void doesNotPassWithoutThroughput() {
    assertThat(GATE.check(series(65, t -> 0, t -> Double.NaN, t -> Double.NaN)))
        .isEqualTo(
            new Finding(
                false,
                "over 60 s throughput has too few values; mean response has too few values;"
                    + " bad share has too few values; allowed is 5 %"));
  }

  @Test
  void leavesOutSecondsInWhichNothingEnded() {
    IntToDoubleFunction seldom = t -> t % 3 == 0 ? Double.NaN : 1e6;

    assertThat(GATE.check(series(65, t -> 1, seldom, t -> 0)).passed()).isTrue();
  }

  @Test
  void isNotMovedBySpikes() {
    assertThat(GATE.check(throughput(65, t -> t % 5 == 1 ? 3 : 100)).passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9_999, 10_500, 3_601_000})
  void refusesAWindowOutOfBounds(long ms) {
    assertThatThrownBy(() -> new SteadyGate(Duration.ofMillis(ms), 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window must be 10s..3600s in whole seconds, got: " + ms + "ms");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1, Double.NaN})
  void refusesAToleranceOutOfBounds(double tolerance) {
    assertThatThrownBy(() -> new SteadyGate(Duration.ofSeconds(60), tolerance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance must be > 0 and < 1, got: " + tolerance);
    assertThatThrownBy(() -> SteadyVerify.check(throughput(60, t -> 1), tolerance))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
