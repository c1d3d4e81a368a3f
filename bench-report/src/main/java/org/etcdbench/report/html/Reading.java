package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.Differences;
import org.etcdbench.report.compare.RowWords;

/**
 * A result as the page reads it: compared by what tells most.
 *
 * @param result as it was kept
 * @param comparison its rows side by side
 * @param key what its rows are compared by
 * @param groups rows that differ in that key alone
 * @param series what was observed over time, by scenario
 * @param remarks what is to be said of it in words
 * @param beside the names of the files that lie beside the page; empty if nobody knows
 */
record Reading(
    BenchResult result,
    Comparison comparison,
    ScenarioKey key,
    List<Group> groups,
    Map<String, List<SeriesEntry>> series,
    Remarks remarks,
    Set<String> beside) {
  Reading {
    groups = List.copyOf(groups);
    series = Map.copyOf(series);
    beside = Set.copyOf(beside);
  }

  /**
   * Rows that differ in the compared key alone.
   *
   * @param label what they have in common
   * @param words the same in words, which charts have room for
   * @param rows base first
   * @param pairs each other row against the base
   */
  record Group(String label, String words, List<Row> rows, List<Pair> pairs) {
    Group {
      rows = List.copyOf(rows);
      pairs = List.copyOf(pairs);
    }
  }

  static Reading of(
      BenchResult result, List<SeriesEntry> series, Remarks remarks, Set<String> beside) {
    ScenarioKey key = Comparison.mostTelling(result);
    List<Group> groups = new ArrayList<>();
    Comparison comparison = Comparison.by(key, result);
    Differences differences = Differences.of(comparison);
    Map<String, String> words = words(comparison, key);
    for (Comparison.Group group : comparison.groups()) {
      List<Row> rows = group.rows().stream().map(Row::of).toList();
      List<Pair> pairs = new ArrayList<>();
      for (int i = 1; i < rows.size(); i++) {
        List<Difference> toBase = differences.of(group.rows().get(i));
        pairs.add(new Pair(group.label(), rows.get(0), rows.get(i), toBase));
      }
      String inWords = words.getOrDefault(group.label(), group.label());
      groups.add(new Group(group.label(), inWords, rows, pairs));
    }
    Map<String, List<SeriesEntry>> byScenario =
        series.stream().collect(Collectors.groupingBy(SeriesEntry::scenario));
    return new Reading(result, comparison, key, groups, byScenario, remarks, beside);
  }

  /** What groups have in common, in words; their labels where words do not tell them apart. */
  private static Map<String, String> words(Comparison comparison, ScenarioKey key) {
    List<ScenarioResult> rows =
        comparison.groups().stream()
            .flatMap(group -> group.rows().stream())
            .map(Comparison.Row::result)
            .toList();
    RowWords names = RowWords.of(rows, Set.of(key));
    Map<String, String> words = new LinkedHashMap<>();
    for (Comparison.Group group : comparison.groups()) {
      if (!group.label().isBlank()) {
        words.put(group.label(), Words.capital(names.of(group.rows().get(0).result())));
      }
    }
    return Set.copyOf(words.values()).size() == words.size() ? words : Map.of();
  }

  Stream<Row> rows() {
    return groups.stream().flatMap(group -> group.rows().stream());
  }

  Stream<Pair> pairs() {
    return groups.stream().flatMap(group -> group.pairs().stream());
  }

  /** A row by what it shares with others and its value of the compared key. */
  String name(Group group, Row row) {
    String value = Words.value(key, row.value());
    return group.words().isBlank() ? value : group.words() + ", " + value;
  }
}
