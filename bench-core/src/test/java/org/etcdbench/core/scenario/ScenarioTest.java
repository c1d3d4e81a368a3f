package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

  /** One scenario for each combination of two values of everything that scenarios can differ in. */
  private static List<Scenario> combinations() {
    List<Scenario> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << 7; bits++) {
      Data data =
          new Data(
              bit(bits, 0) ? 1 : 16, bit(bits, 1) ? 1 : 64, bit(bits, 2) ? 6 : 46, KEY_ORDER, 1);
      ClosedLoad load = new ClosedLoad(bit(bits, 3) ? 1 : 11, bit(bits, 4) ? 1 : 11);
      Target target = Target.of(bit(bits, 5) ? "all" : "m1-c1");
      int members = bit(bits, 6) ? 3 : 7;
      all.add(scenario(members, null, target, load, data));
      all.add(scenario(members, Consistency.LINEARIZABLE, target, load, data));
      all.add(scenario(members, Consistency.SERIALIZABLE, target, load, data));
    }
    return all;
  }

  private static final KeyOrder KEY_ORDER = KeyOrder.SEQUENTIAL;

  private static boolean bit(int bits, int which) {
    return (bits >> which & 1) == 1;
  }

  private static Scenario scenario(
      int members, Consistency consistency, Target target, ClosedLoad load, Data data) {
    return new Scenario(
        members,
        DriverKind.JETCD,
        consistency == null ? Operation.PUT : Operation.RANGE,
        consistency,
        target,
        load,
        data,
        new Iterations(0, new IterationLength.Requests(1)),
        new Iterations(1, new IterationLength.Requests(1)),
        Duration.ofSeconds(1));
  }

  @Test
  void hasAnIdOfItsOwnPerCombinationOfKeys() {
    Map<String, List<String>> keysById = new HashMap<>();
    for (Scenario scenario : combinations()) {
      List<String> keys = new ArrayList<>();
      for (ScenarioKey key : ScenarioKey.values()) {
        keys.add(key.label() + "=" + key.of(scenario).orElse(""));
      }
      assertThat(scenario.id()).matches("[A-Za-z0-9_.:-]+");
      assertThat(keysById.put(scenario.id(), keys)).isNull();
    }
    assertThat(keysById).hasSize(384);
    assertThat(keysById.values()).doesNotHaveDuplicates();
  }

  @Test
  void readsAsItsParts() {
    assertThat(Scenarios.put(3, 5).id()).isEqualTo("m3-put-leader-c5x5-k8-v64-n1000-loopback");
    assertThat(Scenarios.range(Consistency.SERIALIZABLE, Scenarios.DATA).id())
        .isEqualTo("m3-range-serializable-all-c1x1-k8-v64-n1000-loopback");
  }

  @Test
  void tellsTheValueOfEachKey() {
    Scenario range =
        scenario(
            5,
            Consistency.LINEARIZABLE,
            Target.of("m2"),
            new ClosedLoad(6, 7),
            new Data(8, 9, 10, KEY_ORDER, 11));

    assertThat(ScenarioKey.values())
        .extracting(key -> key.label() + "=" + key.of(range).orElse(""))
        .containsExactly(
            "members=5",
            "operation=range",
            "target=m2",
            "consistency=linearizable",
            "key_size=8",
            "value_size=9",
            "key_space=10",
            "conns=6",
            "clients=7",
            "rate=",
            "arrival=",
            "driver=jetcd");
    assertThat(ScenarioKey.CONSISTENCY.of(Scenarios.put(1, 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"members, MEMBERS", "key_size, KEY_SIZE", "clients, CLIENTS"})
  void findsAKeyByItsLabel(String label, ScenarioKey key) {
    assertThat(ScenarioKey.labelled(label)).contains(key);
  }

  @ParameterizedTest
  @CsvSource({"Members", "key-size", "''"})
  void findsNoKeyByAnythingElse(String label) {
    assertThat(ScenarioKey.labelled(label)).isEmpty();
  }
}
