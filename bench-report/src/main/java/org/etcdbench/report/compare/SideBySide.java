package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.Comparison.Group;
import org.etcdbench.report.compare.Comparison.Row;

/** Puts the rows of some results beside each other that differ in one key only. */
final class SideBySide {
  private final ComparedKey key;
  private final List<BenchResult> results;
  private final ComparedKeys keys;
  private final List<Row> rows;

  SideBySide(ComparedKey key, List<BenchResult> results) {
    this.key = key;
    this.results = List.copyOf(results);
    this.keys =
        ComparedKeys.of(key, results.stream().flatMap(r -> having(key, r).stream()).toList());
    this.rows = rows();
  }

  /** The rows of a result that have the key; all have what is no key of scenarios. */
  private static List<ScenarioResult> having(ComparedKey key, BenchResult result) {
    return result.scenarios().stream()
        .filter(row -> key.ofScenario().map(of -> row.key(of).isPresent()).orElse(true))
        .toList();
  }

  private List<Row> rows() {
    List<String> names = ResultNames.of(results);
    List<Row> all = new ArrayList<>();
    for (int source = 0; source < results.size(); source++) {
      for (ScenarioResult row : having(key, results.get(source))) {
        all.add(new Row(value(row, source, names), row, source));
      }
    }
    return all;
  }

  private String value(ScenarioResult row, int source, List<String> names) {
    if (key instanceof ComparedKey.OfResult) {
      return names.get(source);
    }
    return key.ofEnvironment()
        .map(of -> of.of(results.get(source).environment()))
        .orElseGet(() -> keys.value(row));
  }

  /**
   * The comparison.
   *
   * @throws IllegalArgumentException if two rows are the same scenario with the same value of the
   *     key, so that neither could be set against the other
   */
  Comparison comparison() {
    RowLabels labels = RowLabels.of(rows.stream().map(Row::result).toList(), keys.compared());
    ValueOrder order = ValueOrder.of(key, rows.stream().map(Row::value).toList());
    List<Group> groups = new ArrayList<>();
    for (List<Row> alike : alike()) {
      Group group = new Group(labels.of(alike.get(0).result()), order.sort(alike, Row::value));
      refuseDoubles(group);
      groups.add(group);
    }
    return new Comparison(key, order.values(), groups);
  }

  private Iterable<List<Row>> alike() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> keys.otherValues(row.result()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private void refuseDoubles(Group group) {
    for (int i = 1; i < group.rows().size(); i++) {
      Row one = group.rows().get(i - 1);
      Row next = group.rows().get(i);
      if (one.value().equals(next.value())) {
        String what = "'" + group.label() + "' with " + key.label() + " " + one.value();
        String first = results.get(one.source()).id();
        throw new IllegalArgumentException(
            one.source() == next.source()
                ? first + " has " + what + " twice, and nothing tells the two apart"
                : first
                    + " and "
                    + results.get(next.source()).id()
                    + " both have "
                    + what
                    + ", so they do not differ in it; compare them by result, or choose other rows");
      }
    }
  }
}
