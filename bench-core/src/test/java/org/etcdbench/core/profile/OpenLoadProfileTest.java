package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLoadProfileTest {

  private static List<Load> loads(String text, String... overrides) throws ProfileException {
    return plan(text, overrides).scenarios().stream().map(Scenario::load).toList();
  }

  private static Plan plan(String text, String... overrides) throws ProfileException {
    List<ProfileOverride> parsed = List.of(overrides).stream().map(ProfileOverride::parse).toList();
    return Profiles.parse("p.yaml", text, parsed, MemberNames.ours());
  }

  private static OpenLoad constant(int conns, double perSec, Arrival arrival, int maxInFlight) {
    return new OpenLoad(conns, new Rate.Constant(perSec), arrival, maxInFlight);
  }

  @Test
  void multipliesConnsRatesAndArrivals() throws ProfileException {
    assertThat(
            loads(
                """
                scenarios:
                  - operation: put
                    conns: [1, 10]
                    rate: [100, 0.5]
                    arrival: [constant, poisson]
                    max-in-flight: 50
                """))
        .containsExactly(
            constant(1, 100, Arrival.CONSTANT, 50),
            constant(1, 100, Arrival.POISSON, 50),
            constant(1, 0.5, Arrival.CONSTANT, 50),
            constant(1, 0.5, Arrival.POISSON, 50),
            constant(10, 100, Arrival.CONSTANT, 50),
            constant(10, 100, Arrival.POISSON, 50),
            constant(10, 0.5, Arrival.CONSTANT, 50),
            constant(10, 0.5, Arrival.POISSON, 50));
  }

  @Test
  void needsNothingButARate() throws ProfileException {
    assertThat(loads("scenarios:\n- {operation: put, rate: 100}"))
        .containsExactly(constant(1, 100, Arrival.CONSTANT, 10_000));
    assertThat(loads("scenarios:\n- {operation: put, conns: 20_000, rate: 100}"))
        .containsExactly(constant(20_000, 100, Arrival.CONSTANT, 20_000));
  }

  @Test
  void readsPhasesOneAfterTheOther() throws ProfileException {
    Plan plan =
        plan(
            """
            measurement: { iterations: 2, time: 30s }
            scenarios:
              - operation: put
                conns: 2
                phases:
                  - { time: 10s, rate: 500 }
                  - { time: 20s, ramp: [500, 2000.5] }
                  - { time: 5s, steps: [2000, 1000] }
                  - { at: 1m, time: 1s, rate: 7 }
            """);

    Rate.Phases phases =
        new Rate.Phases(
            List.of(
                phase(0, 10, 500, 500),
                phase(10, 20, 500, 2000.5),
                phase(30, 5, 2000, 2000),
                phase(35, 5, 1000, 1000),
                phase(60, 1, 7, 7)));
    assertThat(plan.scenarios())
        .singleElement()
        .satisfies(
            scenario -> {
              assertThat(scenario.load())
                  .isEqualTo(new OpenLoad(2, phases, Arrival.CONSTANT, 10_000));
              assertThat(scenario.measurement())
                  .isEqualTo(new Iterations(1, new IterationLength.Time(Duration.ofSeconds(61))));
              assertThat(scenario.id())
                  .isEqualTo("m3-put-leader-c2r7..2000.5x5-k8-v256-n10000-lean");
            });
  }

  private static Phase phase(int at, int length, double from, double to) {
    return new Phase(Duration.ofSeconds(at), Duration.ofSeconds(length), from, to);
  }

  @Test
  void letsAnEntrysLoadHideTheTopLevels() throws ProfileException {
    String open = "conns: 3\nrate: 100\narrival: poisson\nscenarios:\n";
    String closed = "conns: 3\nclients: 30\nscenarios:\n";

    assertThat(loads(open + "- {operation: put, load: 5/6}")).containsExactly(new ClosedLoad(5, 6));
    assertThat(loads(open + "- {operation: put, clients: 9}"))
        .containsExactly(new ClosedLoad(3, 9));
    assertThat(loads(open + "- {operation: put, rate: 7}"))
        .containsExactly(constant(3, 7, Arrival.POISSON, 10_000));
    assertThat(loads(open + "- {operation: put, conns: 4}"))
        .containsExactly(constant(4, 100, Arrival.POISSON, 10_000));
    assertThat(loads(closed + "- {operation: put, rate: 7}"))
        .containsExactly(constant(3, 7, Arrival.CONSTANT, 10_000));
    assertThat(loads("load: 5/6\nscenarios:\n- {operation: put, rate: 7}"))
        .containsExactly(constant(1, 7, Arrival.CONSTANT, 10_000));
  }

  @Test
  void letsAnOverrideMakeALoadOpenOrClosed() throws ProfileException {
    String open = "scenarios:\n- {operation: put, conns: 3, phases: [{time: 1s, rate: 5}]}";

    assertThat(loads("scenarios:\n- {operation: put, load: 5/6}", "rate=100", "conns=2"))
        .containsExactly(constant(2, 100, Arrival.CONSTANT, 10_000));
    assertThat(loads(open, "load=5/6")).containsExactly(new ClosedLoad(5, 6));
    assertThat(loads(open, "clients=6")).containsExactly(new ClosedLoad(3, 6));
    assertThat(loads(open, "rate=1,2", "max-in-flight=10"))
        .containsExactly(
            constant(3, 1, Arrival.CONSTANT, 10), constant(3, 2, Arrival.CONSTANT, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ gate: steady }                           | steady over 1m",
        "{ gate: steady, window: 30s, limit: 5m }   | steady over 30s",
        "{ gate: time, time: 4s }                   | 4s",
        "{ time: 4s }                               | 4s",
        "{ gate: requests, requests: 500 }          | 500 requests",
      })
  void readsTheGateOfAWarmup(String warmup, String length) throws ProfileException {
    Plan plan =
        plan("warmup: " + warmup + "\nmeasurement: {time: 30s}\nscenarios:\n- operation: put");

    assertThat(plan.scenarios())
        .extracting(scenario -> scenario.warmup().length().toString())
        .containsExactly(length);
  }

  @Test
  void variesDriversBeforeSizes() throws ProfileException {
    Plan plan = plan("driver: [lean, jetcd]\nmembers: [3, 7]\nscenarios:\n- operation: put");

    assertThat(plan.scenarios())
        .extracting(scenario -> scenario.driver().label() + " " + scenario.members())
        .containsExactly("lean 3", "lean 7", "jetcd 3", "jetcd 7");
    assertThat(plan.drivers()).containsExactly(DriverKind.LEAN, DriverKind.JETCD);
  }
}
