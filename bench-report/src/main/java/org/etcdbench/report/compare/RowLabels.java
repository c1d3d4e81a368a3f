package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Names scenarios for a reader, as short as tells them apart: {@code range linearizable all
 * 100/100}. Operation, consistency, target and load are always named, the other keys only if they
 * vary in the result.
 */
public final class RowLabels {
  private static final List<ScenarioKey> ALWAYS =
      List.of(ScenarioKey.OPERATION, ScenarioKey.CONSISTENCY, ScenarioKey.TARGET);
  private static final List<ScenarioKey> LOAD =
      List.of(ScenarioKey.CONNS, ScenarioKey.CLIENTS, ScenarioKey.RATE, ScenarioKey.ARRIVAL);
  private static final List<ScenarioKey> CONNS_AND_CLIENTS =
      List.of(ScenarioKey.CONNS, ScenarioKey.CLIENTS);
  private static final List<ScenarioKey> CONNS_AND_RATE =
      List.of(ScenarioKey.CONNS, ScenarioKey.RATE);
  private static final List<ScenarioKey> IF_VARYING =
      List.of(
          ScenarioKey.MEMBERS,
          ScenarioKey.KEY_SIZE,
          ScenarioKey.VALUE_SIZE,
          ScenarioKey.KEY_SPACE,
          ScenarioKey.DRIVER);

  private final Set<ScenarioKey> named;

  private RowLabels(Set<ScenarioKey> named) {
    this.named = named;
  }

  /** Names these rows without the keys that stand elsewhere. */
  public static RowLabels of(List<ScenarioResult> rows, Set<ScenarioKey> leftOut) {
    return ofScenarios(rows.stream().map(ScenarioResult::scenario).toList(), leftOut);
  }

  /** Names these scenarios without the keys that stand elsewhere. */
  public static RowLabels ofScenarios(List<Scenario> scenarios, Set<ScenarioKey> leftOut) {
    Set<ScenarioKey> named = EnumSet.noneOf(ScenarioKey.class);
    named.addAll(ALWAYS);
    named.addAll(LOAD);
    IF_VARYING.stream()
        .filter(key -> scenarios.stream().map(key::of).distinct().count() > 1)
        .forEach(named::add);
    named.removeAll(leftOut);
    return new RowLabels(named);
  }

  /**
   * Names every key that a scenario has, so that one scenario has one name in all results: for
   * those who keep a history by name.
   */
  public static RowLabels ofAllKeys() {
    return new RowLabels(EnumSet.allOf(ScenarioKey.class));
  }

  /** The scenario's name: words of letters, digits and {@code /@=._-}, separated by one blank. */
  public String of(Scenario scenario) {
    List<String> words = new ArrayList<>();
    for (ScenarioKey key : ALWAYS) {
      if (named.contains(key)) {
        key.of(scenario).ifPresent(words::add);
      }
    }
    addLoad(words, scenario);
    IF_VARYING.forEach(key -> addWithName(words, key, scenario));
    return String.join(" ", words);
  }

  private void addLoad(List<String> words, Scenario scenario) {
    Load load = scenario.load();
    boolean poisson = load instanceof OpenLoad open && open.arrival() == Arrival.POISSON;
    if (load instanceof OpenLoad open && named.containsAll(CONNS_AND_RATE)) {
      words.add(open.conns() + "@" + open.rate().label());
      if (poisson && named.contains(ScenarioKey.ARRIVAL)) {
        words.add(open.arrival().label());
      }
    } else if (load instanceof ClosedLoad && named.containsAll(CONNS_AND_CLIENTS)) {
      words.add(load.label());
    } else {
      LOAD.stream()
          // what is even goes without saying
          .filter(key -> poisson || key != ScenarioKey.ARRIVAL)
          .forEach(key -> addWithName(words, key, scenario));
    }
  }

  private void addWithName(List<String> words, ScenarioKey key, Scenario scenario) {
    if (named.contains(key)) {
      key.of(scenario).ifPresent(value -> words.add(key.label() + "=" + value));
    }
  }
}
