package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {
  private static final IterationLength LENGTH = new IterationLength.Requests(1);

  @ParameterizedTest
  @MethodSource("refusals")
  void namesOptionBoundAndValue(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> refusals() {
    return Stream.concat(partsOfAScenario(), wholeScenarios());
  }

  private static Stream<Arguments> partsOfAScenario() {
    return Stream.of(
        refusal("conns must be 1..100000, got: 0", () -> new ClosedLoad(0, 1)),
        refusal("conns must be 1..100000, got: 100001", () -> new ClosedLoad(100_001, 1)),
        refusal("clients must be 1..100000, got: -1", () -> new ClosedLoad(1, -1)),
        refusal("clients must be 1..100000, got: 100001", () -> new ClosedLoad(1, 100_001)),
        refusal("iterations must be 0..10000, got: -1", () -> new Iterations(-1, LENGTH)),
        refusal("iterations must be 0..10000, got: 10001", () -> new Iterations(10_001, LENGTH)),
        refusal("requests must be 1..1000000000000, got: 0", () -> new IterationLength.Requests(0)),
        refusal(
            "time must be >= 10ms, got: 9ms", () -> new IterationLength.Time(Duration.ofMillis(9))),
        refusal("key-size must be 1..32768, got: 0", () -> data(0, 1, 1)),
        refusal("key-size must be 1..32768, got: 32769", () -> data(32_769, 1, 1)),
        refusal("value-size must be 0..1500000, got: -1", () -> data(1, -1, 1)),
        refusal("value-size must be 0..1500000, got: 1500001", () -> data(1, 1_500_001, 1)),
        refusal("key-space must be >= 1, got: 0", () -> data(1, 1, 0)),
        refusal("key-space 63 does not fit in key-size 1: at most 62 keys", () -> data(1, 1, 63)),
        refusal(
            "key-space 3845 does not fit in key-size 2: at most 3844 keys",
            () -> data(2, 1, 3845)));
  }

  private static Stream<Arguments> wholeScenarios() {
    return Stream.of(
        refusal("members must be 1..9, got: 0", () -> Scenarios.put(0, 1)),
        refusal("members must be 1..9, got: 10", () -> Scenarios.put(10, 1)),
        refusal(
            "target followers needs members >= 2, got: 1",
            () -> Scenarios.put(1, Target.FOLLOWERS, new ClosedLoad(1, 1), 0, 1, LENGTH)),
        refusal(
            "measurement.iterations must be >= 1, got: 0",
            () -> Scenarios.put(1, Target.ALL, new ClosedLoad(1, 1), 1, 0, LENGTH)),
        refusal(
            "consistency belongs to range and to nothing else, got: put with serializable",
            () -> scenario(Operation.PUT, true, Duration.ofSeconds(1))),
        refusal(
            "consistency belongs to range and to nothing else, got: range with none",
            () -> scenario(Operation.RANGE, false, Duration.ofSeconds(1))),
        refusal(
            "timeout must be > 0 and <= 8760h, got: 0ms",
            () -> scenario(Operation.PUT, false, Duration.ZERO)),
        refusal(
            "timeout must be > 0 and <= 8760h, got: -5ms",
            () -> scenario(Operation.PUT, false, Duration.ofMillis(-5))));
  }

  private static Arguments refusal(String message, ThrowingCallable construction) {
    return Arguments.of(message, construction);
  }

  private static Data data(int keySizeBytes, int valueSizeBytes, long keySpace) {
    return new Data(keySizeBytes, valueSizeBytes, keySpace, KeyOrder.SEQUENTIAL, 1);
  }

  private static Scenario scenario(Operation operation, boolean serializable, Duration timeout) {
    return new Scenario(
        3,
        DriverKind.JETCD,
        operation,
        serializable ? Consistency.SERIALIZABLE : null,
        Target.ALL,
        new ClosedLoad(1, 1),
        Scenarios.DATA,
        new Iterations(0, LENGTH),
        new Iterations(1, LENGTH),
        timeout);
  }

  @Test
  void includesTheBounds() {
    assertThat(new ClosedLoad(1, 100_000).label()).isEqualTo("1/100000");
    assertThat(new Iterations(0, LENGTH).count()).isZero();
    assertThat(new Iterations(10_000, LENGTH).count()).isEqualTo(10_000);
    assertThat(new IterationLength.Requests(1)).hasToString("1 requests");
    assertThat(new IterationLength.Time(Duration.ofMillis(10))).hasToString("10ms");
    assertThat(data(1, 0, 62).keySpace()).isEqualTo(62);
    assertThat(data(32_768, 1_500_000, Long.MAX_VALUE).keySpace()).isEqualTo(Long.MAX_VALUE);
    assertThat(Scenarios.put(1, 1).members()).isEqualTo(1);
    assertThat(Scenarios.put(9, 1).members()).isEqualTo(9);
    assertThat(scenario(Operation.PUT, false, Duration.ofNanos(1)).timeout()).isPositive();
  }
}
