package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class RunOrderTest {

  private static List<String> order(int runs, Scenario... scenarios) {
    return RunOrder.of(List.of(scenarios), runs).stream()
        .map(
            entry ->
                "m%d c%d r%d"
                    .formatted(
                        entry.scenario().members(),
                        entry.scenario().clients().orElseThrow(),
                        entry.run()))
        .toList();
  }

  @Test
  void interleavesSizesForwardsAndBackwards() {
    assertThat(order(3, Scenarios.put(3, 1), Scenarios.put(7, 1)))
        .containsExactly("m3 c1 r1", "m7 c1 r1", "m7 c1 r2", "m3 c1 r2", "m3 c1 r3", "m7 c1 r3");
  }

  @Test
  void keepsTheRowsInOrder() {
    assertThat(
            order(
                2,
                Scenarios.put(3, 9),
                Scenarios.put(3, 1),
                Scenarios.put(5, 9),
                Scenarios.put(5, 1),
                Scenarios.put(7, 9)))
        .containsExactly(
            "m3 c9 r1",
            "m5 c9 r1",
            "m7 c9 r1",
            "m3 c1 r1",
            "m5 c1 r1", //
            "m7 c9 r2",
            "m5 c9 r2",
            "m3 c9 r2",
            "m5 c1 r2",
            "m3 c1 r2");
  }

  @Test
  void hasEachRunOfEachScenarioOnce() {
    List<Scenario> scenarios = new ArrayList<>();
    for (int members = 1; members <= 9; members++) {
      for (int clients = 1; clients <= 4; clients++) {
        scenarios.add(Scenarios.put(members, clients));
      }
    }

    List<RunOrder.Entry> order = RunOrder.of(scenarios, 5);

    assertThat(order).hasSize(9 * 4 * 5).doesNotHaveDuplicates();
  }
}
