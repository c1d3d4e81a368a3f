package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * In which order runs are carried out: repetition by repetition, row by row, and within a row the
 * sizes and drivers forwards and backwards in turn (A B B A), so that a slow drift of the machine
 * hits all of them alike.
 */
final class RunOrder {

  /**
   * One run.
   *
   * @param scenario what is run
   * @param run number of the repetition, from 1
   */
  record Entry(Scenario scenario, int run) {}

  private RunOrder() {}

  static List<Entry> of(List<Scenario> scenarios, int runs) {
    Map<List<String>, List<Scenario>> rows =
        scenarios.stream()
            .collect(Collectors.groupingBy(RunOrder::row, LinkedHashMap::new, Collectors.toList()));
    List<Entry> order = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      for (List<Scenario> sizes : rows.values()) {
        List<Scenario> turn = new ArrayList<>(sizes);
        if (run % 2 == 0) {
          Collections.reverse(turn);
        }
        for (Scenario scenario : turn) {
          order.add(new Entry(scenario, run));
        }
      }
    }
    return order;
  }

  /** What scenarios of one row share. */
  private static List<String> row(Scenario scenario) {
    List<String> row = new ArrayList<>();
    for (ScenarioKey key : ScenarioKey.values()) {
      if (key != ScenarioKey.MEMBERS && key != ScenarioKey.DRIVER) {
        row.add(key.of(scenario).orElse(""));
      }
    }
    return row;
  }
}
