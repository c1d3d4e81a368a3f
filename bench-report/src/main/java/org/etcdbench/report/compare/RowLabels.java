package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    return varying(rows, ScenarioResult::key, leftOut);
  }

  /** Names these scenarios without the keys that stand elsewhere. */
  public static RowLabels ofScenarios(List<Scenario> scenarios, Set<ScenarioKey> leftOut) {
    return varying(scenarios, (scenario, key) -> key.of(scenario), leftOut);
  }

  private static <T> RowLabels varying(
      List<T> rows, BiFunction<T, ScenarioKey, Optional<String>> value, Set<ScenarioKey> leftOut) {
    Set<ScenarioKey> named = EnumSet.noneOf(ScenarioKey.class);
    named.addAll(ALWAYS);
    named.addAll(LOAD);
    IF_VARYING.stream()
        .filter(key -> rows.stream().map(row -> value.apply(row, key)).distinct().count() > 1)
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

  /** The row's name: words of letters, digits and {@code /@=._-}, separated by one blank. */
  public String of(ScenarioResult row) {
    return of(new Named(row.scenario(), row::key));
  }

  /** The name of a scenario of which everything is known, likewise. */
  public String of(Scenario scenario) {
    return of(new Named(scenario, key -> key.of(scenario)));
  }

  /** A scenario, and what is known of it. */
  private record Named(Scenario scenario, Function<ScenarioKey, Optional<String>> keys) {
    Optional<String> key(ScenarioKey key) {
      return keys.apply(key);
    }
  }

  private String of(Named row) {
    List<String> words = new ArrayList<>();
    for (ScenarioKey key : ALWAYS) {
      if (named.contains(key)) {
        row.key(key).ifPresent(words::add);
      }
    }
    addLoad(words, row);
    IF_VARYING.forEach(key -> addWithName(words, key, row));
    return String.join(" ", words);
  }

  private void addLoad(List<String> words, Named row) {
    Load load = row.scenario().load();
    boolean poisson =
        load instanceof OpenLoad open
            && open.arrival() == Arrival.POISSON
            && row.key(ScenarioKey.ARRIVAL).isPresent();
    if (load instanceof OpenLoad open && names(CONNS_AND_RATE, row)) {
      words.add(open.conns() + "@" + open.rate().label());
      if (poisson && named.contains(ScenarioKey.ARRIVAL)) {
        words.add(open.arrival().label());
      }
    } else if (load instanceof ClosedLoad && names(CONNS_AND_CLIENTS, row)) {
      words.add(load.label());
    } else {
      LOAD.stream()
          // what is even goes without saying
          .filter(key -> poisson || key != ScenarioKey.ARRIVAL)
          .forEach(key -> addWithName(words, key, row));
    }
  }

  private boolean names(List<ScenarioKey> keys, Named row) {
    return named.containsAll(keys) && keys.stream().allMatch(key -> row.key(key).isPresent());
  }

  private void addWithName(List<String> words, ScenarioKey key, Named row) {
    if (named.contains(key)) {
      row.key(key).ifPresent(value -> words.add(key.label() + "=" + value));
    }
  }
}
