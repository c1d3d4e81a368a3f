package org.etcdbench.report.compare;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;

/** The keys of scenarios that the rows of a comparison may differ in: none, one, or two. */
final class ComparedKeys {
  private final Set<ScenarioKey> compared;
  private final Set<ScenarioKey> others;

  private ComparedKeys(EnumSet<ScenarioKey> compared) {
    this.compared = Collections.unmodifiableSet(compared);
    this.others = Collections.unmodifiableSet(EnumSet.complementOf(compared));
  }

  /** What these rows are compared by, and what cannot but differ with it. */
  static ComparedKeys of(ComparedKey key, List<ScenarioResult> rows) {
    return key.ofScenario()
        .map(of -> ofScenarios(of, rows))
        .orElseGet(() -> new ComparedKeys(EnumSet.noneOf(ScenarioKey.class)));
  }

  private static ComparedKeys ofScenarios(ScenarioKey key, List<ScenarioResult> rows) {
    ComparedKeys alone = new ComparedKeys(EnumSet.of(key));
    return switch (key) {
      // consistency is part of what a range is, so no put could be compared with one otherwise
      case OPERATION ->
          new ComparedKeys(EnumSet.of(ScenarioKey.OPERATION, ScenarioKey.CONSISTENCY));
      // loads that were given as pairs differ in both
      case CONNS, CLIENTS ->
          alone.joinsAny(rows)
              ? alone
              : new ComparedKeys(EnumSet.of(ScenarioKey.CONNS, ScenarioKey.CLIENTS));
      case MEMBERS, TARGET, CONSISTENCY, KEY_SIZE, VALUE_SIZE, KEY_SPACE, RATE, ARRIVAL, DRIVER ->
          alone;
    };
  }

  /** Whether two rows differ in nothing else. */
  private boolean joinsAny(List<ScenarioResult> rows) {
    return rows.stream().map(this::otherValues).distinct().count() < rows.size();
  }

  /** The keys themselves. */
  Set<ScenarioKey> compared() {
    return compared;
  }

  /** The keys that rows must agree in. */
  Set<ScenarioKey> others() {
    return others;
  }

  /** The values that rows must agree in; empty where a row has none, or it is not known. */
  List<Optional<String>> otherValues(ScenarioResult row) {
    return others.stream().map(row::key).toList();
  }

  /** A row's value: of loads in pairs the pair, else what is known of each key. */
  String value(ScenarioResult row) {
    boolean pair = compared.contains(ScenarioKey.CONNS) && compared.contains(ScenarioKey.CLIENTS);
    return pair && knowsLoad(row)
        ? row.scenario().load().label()
        : compared.stream().flatMap(key -> row.key(key).stream()).collect(Collectors.joining(" "));
  }

  private static boolean knowsLoad(ScenarioResult row) {
    return row.key(ScenarioKey.CONNS).isPresent() && row.key(ScenarioKey.CLIENTS).isPresent();
  }
}
