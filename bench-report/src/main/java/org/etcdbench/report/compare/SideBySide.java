package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison.Group;
import org.etcdbench.report.compare.Comparison.Row;

/** Finds out which scenarios of some results differ in one key only. */
final class SideBySide {
  private final ComparedKey key;
  private final List<BenchResult> results;
  private final List<Keyed> rows;

  /** The key, if it is one of scenarios, and what cannot but differ with it. */
  private final EnumSet<ScenarioKey> compared;

  SideBySide(ComparedKey key, List<BenchResult> results) {
    this.key = key;
    this.results = List.copyOf(results);
    this.rows = rows(key, results);
    this.compared =
        key.ofScenario()
            .map(of -> compared(of, rows))
            .orElseGet(() -> EnumSet.noneOf(ScenarioKey.class));
  }

  /**
   * A scenario on its way into a comparison.
   *
   * @param given its value of a key that is none of scenarios; empty otherwise
   */
  private record Keyed(ScenarioResult result, int source, Optional<String> given) {}

  private static List<Keyed> rows(ComparedKey key, List<BenchResult> results) {
    List<String> names = ResultNames.of(results);
    List<Keyed> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      BenchResult result = results.get(i);
      Optional<String> ofEnvironment = key.ofEnvironment().map(of -> of.of(result.environment()));
      Optional<String> given =
          key instanceof ComparedKey.OfResult ? Optional.of(names.get(i)) : ofEnvironment;
      for (ScenarioResult row : result.scenarios()) {
        if (key.ofScenario().map(of -> row.key(of).isPresent()).orElse(true)) {
          rows.add(new Keyed(row, i, given));
        }
      }
    }
    return rows;
  }

  private static EnumSet<ScenarioKey> compared(ScenarioKey key, List<Keyed> rows) {
    EnumSet<ScenarioKey> alone = EnumSet.of(key);
    return switch (key) {
      // consistency is part of what a range is, so no put could be compared with one otherwise
      case OPERATION -> EnumSet.of(ScenarioKey.OPERATION, ScenarioKey.CONSISTENCY);
      // loads that were given as pairs differ in both
      case CONNS, CLIENTS ->
          alike(alone, rows).stream().anyMatch(group -> group.size() > 1)
              ? alone
              : EnumSet.of(ScenarioKey.CONNS, ScenarioKey.CLIENTS);
      case MEMBERS, TARGET, CONSISTENCY, KEY_SIZE, VALUE_SIZE, KEY_SPACE, RATE, ARRIVAL, DRIVER ->
          alone;
    };
  }

  /** Groups of scenarios that are equal in all but the compared keys. */
  private static Collection<List<Keyed>> alike(EnumSet<ScenarioKey> compared, List<Keyed> rows) {
    EnumSet<ScenarioKey> others = EnumSet.complementOf(compared);
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> others.stream().map(row.result()::key).toList(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /**
   * The comparison.
   *
   * @throws IllegalArgumentException if several results have the same scenario with the same value
   *     of the key, so that none of them could be set against the others
   */
  Comparison comparison() {
    RowLabels labels = RowLabels.of(rows.stream().map(Keyed::result).toList(), compared);
    List<String> all = rows.stream().map(this::value).toList();
    List<String> values =
        key.ofScenario().isPresent() ? ValueOrder.ascending(all) : ValueOrder.asTheyCome(all);
    List<Group> groups = new ArrayList<>();
    for (List<Keyed> alike : alike(compared, rows)) {
      List<Row> inOrder =
          Comparison.inOrderOf(
              values, alike.stream().map(r -> new Row(value(r), r.result(), r.source())).toList());
      Group group = new Group(labels.of(alike.get(0).result()), inOrder);
      refuseDoubles(group);
      groups.add(group);
    }
    return new Comparison(key, values, groups);
  }

  private String value(Keyed row) {
    return row.given().orElseGet(() -> value(row.result()));
  }

  private String value(ScenarioResult row) {
    boolean pair = compared.contains(ScenarioKey.CONNS) && compared.contains(ScenarioKey.CLIENTS);
    return pair && knowsLoad(row)
        ? row.scenario().load().label()
        : compared.stream().flatMap(of -> row.key(of).stream()).collect(Collectors.joining(" "));
  }

  private static boolean knowsLoad(ScenarioResult row) {
    return row.key(ScenarioKey.CONNS).isPresent() && row.key(ScenarioKey.CLIENTS).isPresent();
  }

  private void refuseDoubles(Group group) {
    for (int i = 1; i < group.rows().size(); i++) {
      Row one = group.rows().get(i - 1);
      Row next = group.rows().get(i);
      if (one.value().equals(next.value()) && one.source() != next.source()) {
        throw new IllegalArgumentException(
            results.get(one.source()).id()
                + " and "
                + results.get(next.source()).id()
                + " both have '"
                + group.label()
                + "' with "
                + key.label()
                + " "
                + one.value()
                + ", so they do not differ in it; compare them by result, or choose other rows");
      }
    }
  }
}
