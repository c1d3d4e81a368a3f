package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadTest {
  private static final Rate RATE = new Rate.Constant(1000);

  private static Phase phase(long atMs, long lengthMs, double fromPerSec, double toPerSec) {
    return new Phase(Duration.ofMillis(atMs), Duration.ofMillis(lengthMs), fromPerSec, toPerSec);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void namesOptionBoundAndValue(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> refusals() {
    return Stream.concat(rates(), loads());
  }

  private static Stream<Arguments> rates() {
    return Stream.of(
        refusal("rate must be > 0 and <= 10000000, got: 0", () -> new Rate.Constant(0)),
        refusal("rate must be > 0 and <= 10000000, got: -0.5", () -> new Rate.Constant(-0.5)),
        refusal("rate must be > 0 and <= 10000000, got: NaN", () -> new Rate.Constant(Double.NaN)),
        refusal(
            "rate must be > 0 and <= 10000000, got: 10000001", () -> new Rate.Constant(1e7 + 1)),
        refusal("rate must be > 0 and <= 10000000, got: 0", () -> phase(0, 10, 0, 1)),
        refusal("rate must be > 0 and <= 10000000, got: -1", () -> phase(0, 10, 1, -1)),
        refusal("at must be >= 0, got: -5ms", () -> phase(-5, 10, 1, 1)),
        refusal("length must be >= 10ms, got: 9ms", () -> phase(0, 9, 1, 1)),
        refusal(
            "at + length must be <= 8760h, got: 8760h + 10ms",
            () -> phase(8760 * 3_600_000L, 10, 1, 1)),
        refusal(
            "at + length must be <= 8760h, got: 9000h + 1s",
            () -> phase(9000 * 3_600_000L, 1000, 1, 1)),
        refusal("phases must be 1..1000, got: 0", () -> new Rate.Phases(List.of())),
        refusal(
            "phases must be 1..1000, got: 1001",
            () -> new Rate.Phases(Collections.nCopies(1001, phase(0, 10, 1, 1)))),
        refusal(
            "phases must be in order and must not overlap, got: "
                + "500..5000/s for 30s (0ms..30s) before 100/s for 5s (29s..34s)",
            () ->
                new Rate.Phases(
                    List.of(phase(0, 30_000, 500, 5000), phase(29_000, 5000, 100, 100)))),
        refusal(
            "phases must be in order and must not overlap, got: "
                + "1/s for 1s (10s..11s) before 2/s for 1s (0ms..1s)",
            () -> new Rate.Phases(List.of(phase(10_000, 1000, 1, 1), phase(0, 1000, 2, 2)))));
  }

  private static Stream<Arguments> loads() {
    return Stream.of(
        refusal("conns must be 1..100000, got: 0", () -> open(0, 1)),
        refusal("conns must be 1..100000, got: 100001", () -> open(100_001, 1_000_000)),
        refusal("max-in-flight must be 1..1000000, got: 0", () -> open(1, 0)),
        refusal("max-in-flight must be 1..1000000, got: 1000001", () -> open(1, 1_000_001)),
        refusal(
            "max-in-flight must be >= conns, for each connection needs a slot, got: 5 with conns 10",
            () -> open(10, 5)));
  }

  private static Arguments refusal(String message, ThrowingCallable construction) {
    return Arguments.of(message, construction);
  }

  private static OpenLoad open(int conns, int maxInFlight) {
    return new OpenLoad(conns, RATE, Arrival.CONSTANT, maxInFlight);
  }

  @Test
  void includesTheBounds() {
    assertThat(open(1, 1).maxInFlight()).isEqualTo(1);
    assertThat(open(100_000, 1_000_000).conns()).isEqualTo(100_000);
    assertThat(open(10, 10).maxInFlight()).isEqualTo(10);
    assertThat(new Rate.Constant(Double.MIN_VALUE).perSec()).isPositive();
    assertThat(new Rate.Constant(1e7).label()).isEqualTo("10000000/s");
    assertThat(phase(8760 * 3_600_000L - 10, 10, 1, 1).end()).isEqualTo(Phase.MAX_END);
    assertThat(new Rate.Phases(List.of(phase(0, 10, 1, 1), phase(10, 10, 2, 2))).length())
        .isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void keepsItsPhasesWhateverBecomesOfTheList() {
    List<Phase> given = new ArrayList<>(List.of(phase(0, 10, 1, 1)));
    Rate.Phases rate = new Rate.Phases(given);
    given.clear();

    assertThat(rate.phases()).hasSize(1);
  }

  @Test
  void printsItsLabel() {
    Rate steps = new Rate.Phases(List.of(phase(0, 1000, 500, 500), phase(5000, 1000, 5000, 0.1)));
    Rate flat = new Rate.Phases(List.of(phase(0, 1000, 500, 500)));

    assertThat(new OpenLoad(10, RATE, Arrival.CONSTANT, 10).label()).isEqualTo("10@1000/s");
    assertThat(new OpenLoad(10, RATE, Arrival.POISSON, 10).label()).isEqualTo("10@1000/s poisson");
    assertThat(new OpenLoad(1, new Rate.Constant(0.25), Arrival.CONSTANT, 1).label())
        .isEqualTo("1@0.25/s");
    assertThat(new OpenLoad(10, steps, Arrival.POISSON, 10).label())
        .isEqualTo("10@0.1..5000/s poisson");
    assertThat(new OpenLoad(10, flat, Arrival.CONSTANT, 10).label()).isEqualTo("10@500/s");
    assertThat(phase(0, 30_000, 500, 5000).label()).isEqualTo("500..5000/s for 30s");
    assertThat(phase(0, 30_000, 500, 500).label()).isEqualTo("500/s for 30s");
  }

  @Test
  void namesArrivalsAsProfilesDo() {
    assertThat(Arrival.CONSTANT.label()).isEqualTo("constant");
    assertThat(Arrival.POISSON.label()).isEqualTo("poisson");
  }
}
