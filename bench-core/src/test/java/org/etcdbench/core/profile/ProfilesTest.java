package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.etcdbench.core.profile.Reading.plan;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.run.ObserveSettings;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final Iterations ONCE_2S =
      new Iterations(1, new IterationLength.Time(Duration.ofSeconds(2)));
  private static final Iterations THRICE_5S =
      new Iterations(3, new IterationLength.Time(Duration.ofSeconds(5)));

  @Test
  void fillsInEveryDefault() throws ProfileException {
    String text = "scenarios: [{operation: [put, range]}]";

    assertThat(plan(text))
        .isEqualTo(
            new Plan(
                new ProfileSource("p", text, List.of()),
                List.of(
                    new Scenario(
                        3,
                        DriverKind.LEAN,
                        Operation.PUT,
                        null,
                        Target.LEADER,
                        new ClosedLoad(1, 1),
                        new Data(8, 256, 10_000, KeyOrder.SEQUENTIAL, 1),
                        ONCE_2S,
                        THRICE_5S,
                        Duration.ofSeconds(10)),
                    new Scenario(
                        3,
                        DriverKind.LEAN,
                        Operation.RANGE,
                        Consistency.LINEARIZABLE,
                        Target.ALL,
                        new ClosedLoad(1, 1),
                        new Data(8, 256, 10_000, KeyOrder.UNIFORM, 1),
                        ONCE_2S,
                        THRICE_5S,
                        Duration.ofSeconds(10))),
                5,
                "",
                List.of(),
                0.1,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                ObserveSettings.DEFAULT));
  }

  @Test
  void readsEveryKey() throws ProfileException {
    String text =
        """
        name: my_Name-1
        description: "two words: and a colon"
        runs: 7
        members: 5
        seed: -42
        etcd: { version: 3.10, args: ["--snapshot-count=100000", --quota-backend-bytes=1] }
        max-error-pct: 2.5
        generator-warmup: 0s
        iteration-limit: 1h
        warmup: { iterations: 0, requests: 50 }
        measurement: { iterations: 2, time: 1500ms }
        timeout: 250ms
        key-size: 16
        value-size: 0
        key-space: 5
        key-order: uniform
        idle-conns: true
        operation: range
        consistency: serializable
        target: m5
        conns: 10
        clients: 2
        scenarios:
          - {}
        """;

    Plan plan = plan(text, "runs=8");

    assertThat(plan)
        .isEqualTo(
            new Plan(
                new ProfileSource("my_Name-1", text, List.of("runs=8")),
                List.of(
                    new Scenario(
                        5,
                        DriverKind.LEAN,
                        Operation.RANGE,
                        Consistency.SERIALIZABLE,
                        new Target.Named("m5"),
                        new ClosedLoad(10, 2),
                        new Data(16, 0, 5, KeyOrder.UNIFORM, -42),
                        new Iterations(0, new IterationLength.Requests(50)),
                        new Iterations(2, new IterationLength.Time(Duration.ofMillis(1500))),
                        Duration.ofMillis(250))),
                8,
                "3.10",
                List.of("--snapshot-count=100000", "--quota-backend-bytes=1"),
                2.5,
                Duration.ZERO,
                Duration.ofHours(1),
                ObserveSettings.DEFAULT));
  }

  @Test
  void refusesIterationsThatWouldAlwaysBeCutOff() {
    String text = "measurement: {time: 15m}\nscenarios: [{operation: put}]";

    assertThatThrownBy(() -> plan(text))
        .hasMessage(
            "dir/p.yaml: iteration-limit must be longer than the longest iteration, 15m, got: 10m");
  }

  @Test
  void letsAScenarioWinOverTheTopLevel() throws ProfileException {
    Scenario scenario =
        plan("""
            members: 3
            warmup: { iterations: 4, time: 7s }
            measurement: { iterations: 5, time: 1s }
            timeout: 1s
            key-size: 20
            value-size: 20
            key-space: 20
            key-order: uniform
            scenarios:
              - operation: put
                members: 7
                warmup: { iterations: 2 }
                measurement: { requests: 10_000 }
                timeout: 2s
                key-size: 30
                value-size: 30
                key-space: 30
                key-order: sequential
            """)
            .scenarios()
            .get(0);

    assertThat(scenario)
        .isEqualTo(
            new Scenario(
                7,
                DriverKind.LEAN,
                Operation.PUT,
                null,
                Target.LEADER,
                new ClosedLoad(1, 1),
                new Data(30, 30, 30, KeyOrder.SEQUENTIAL, 1),
                new Iterations(2, new IterationLength.Time(Duration.ofSeconds(7))),
                new Iterations(5, new IterationLength.Requests(10_000)),
                Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1_000, 1000", "2KiB, 2048", "2 KiB, 2048", "1MiB, 1048576", "'0', 0"})
  void readsSizes(String written, int bytes) throws ProfileException {
    Plan plan = plan("scenarios: [{operation: put, value-size: " + written + "}]");

    assertThat(plan.scenarios().get(0).data().valueSizeBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10ms", "1500ms", "2s", "90s", "5m", "1h"})
  void readsDurationsAsTheyAreWritten(String written) throws ProfileException {
    Plan plan = plan("scenarios: [{operation: put, timeout: " + written + "}]");

    assertThat(Durations.format(plan.scenarios().get(0).timeout())).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "nightly.yaml, nightly",
    "a/b/nightly.yml, nightly",
    "nightly, nightly",
    "a.b/nightly, nightly"
  })
  void isNamedAfterItsFile(String file, String name) throws ProfileException {
    Plan plan =
        Profiles.parse(file, "scenarios: [{operation: put}]", List.of(), MemberNames.ours());

    assertThat(plan.source().name()).isEqualTo(name);
  }

  @Test
  void takesQuotedNumbersForNumbers() throws ProfileException {
    assertThat(plan("runs: '4'\nscenarios: [{operation: 'put'}]").runs()).isEqualTo(4);
  }
}
