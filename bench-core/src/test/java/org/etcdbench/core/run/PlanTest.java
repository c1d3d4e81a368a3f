package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Scenario ROW = Scenarios.put(3, 1);

  @ParameterizedTest
  @MethodSource("refusals")
  void namesOptionBoundAndValue(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("scenarios must be >= 1, got: 0", () -> Plans.of(1)),
        refusal(
            "warmup and measurement of a run must last <= 6h together, got: 25200001ms; more runs,"
                + " or several results, make a longer measurement",
            () -> Plans.of(1, lasting(Duration.ofHours(7).plusMillis(1)))),
        refusal("runs must be 1..1000, got: 0", () -> Plans.of(0, ROW)),
        refusal("runs must be 1..1000, got: 1001", () -> Plans.of(1001, ROW)),
        refusal(
            "max-error-pct must be 0..100, got: -0.1",
            () -> Plans.plan(1, -0.1, SECOND, SECOND, ROW)),
        refusal(
            "max-error-pct must be 0..100, got: 100.5",
            () -> Plans.plan(1, 100.5, SECOND, SECOND, ROW)),
        refusal(
            "max-error-pct must be 0..100, got: NaN",
            () -> Plans.plan(1, Double.NaN, SECOND, SECOND, ROW)),
        refusal(
            "generator-warmup must be >= 0 and <= 8760h, got: -1s",
            () -> Plans.warmed(SECOND.negated(), ROW)),
        refusal(
            "iteration-limit must be > 0 and <= 8760h, got: 0ms",
            () -> Plans.limited(Duration.ZERO, ROW)),
        refusal(
            "iteration-limit must be > 0 and <= 8760h, got: -1s",
            () -> Plans.limited(SECOND.negated(), ROW)));
  }

  private static Scenario lasting(Duration time) {
    return Scenarios.put(3, 1, new IterationLength.Time(time));
  }

  private static Arguments refusal(String message, ThrowingCallable construction) {
    return Arguments.of(message, construction);
  }

  @Test
  void includesTheBounds() {
    assertThat(Plans.of(1, lasting(Plan.LONGEST_RUN)).runs()).isEqualTo(1);
    assertThat(Plans.plan(1000, 100, Duration.ZERO, Duration.ofNanos(1), ROW).runs())
        .isEqualTo(1000);
  }

  @Test
  void listsSizesInTheOrderInWhichTheyOccur() {
    assertThat(
            Plans.of(
                    1,
                    Scenarios.put(7, 1),
                    Scenarios.put(3, 1),
                    Scenarios.put(7, 2),
                    Scenarios.put(5, 1))
                .sizes())
        .containsExactly(7, 3, 5);
  }
}
