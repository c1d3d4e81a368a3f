package org.etcdbench.report.compare;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.metric.Metric;

/**
 * Scenarios side by side that differ in one key.
 *
 * @param key what they differ in
 * @param values the key's values: numbers of scenarios ascending, others in order of first
 *     occurrence; the first is the base, unless another was chosen. Closed loads that differ in
 *     both conns and clients are pairs of the two
 * @param groups scenarios that are equal in all other keys, in order of first occurrence
 */
public record Comparison(ComparedKey key, List<String> values, List<Group> groups) {

  /** What a reader most likely wants to know of a result, first things first. */
  private static final List<ScenarioKey> MOST_TELLING =
      List.of(ScenarioKey.MEMBERS, ScenarioKey.DRIVER, ScenarioKey.RATE);

  /** Copies the lists. */
  public Comparison {
    Objects.requireNonNull(key, "key is null");
    values = List.copyOf(values);
    groups = List.copyOf(groups);
  }

  /**
   * Scenarios that are equal in all keys but the compared one.
   *
   * @param label names what they have in common
   * @param rows in the order of the comparison's values
   */
  public record Group(String label, List<Row> rows) {
    /** Copies the list. */
    public Group {
      Objects.requireNonNull(label, "label is null");
      rows = List.copyOf(rows);
    }
  }

  /**
   * One scenario.
   *
   * @param value its value of the compared key
   * @param result what was measured
   * @param source the place, from 0, of the result that it is from
   */
  public record Row(String value, ScenarioResult result, int source) {
    /** Checks that nothing is missing. */
    public Row {
      Objects.requireNonNull(value, "value is null");
      Objects.requireNonNull(result, "result is null");
    }

    /** How a metric of it differs from that of another row, over runs. */
    public Difference differenceTo(Row base, Metric metric) {
      return Difference.of(metric, base.result, result, source == base.source);
    }
  }

  /**
   * The key that tells most about a result: cluster sizes if there are several of one scenario,
   * else drivers, else rates; sizes if nothing can be compared, so that all scenarios are shown.
   * All scenarios have this key.
   */
  public static ScenarioKey mostTelling(BenchResult result) {
    return MOST_TELLING.stream()
        .filter(key -> result.scenarios().stream().allMatch(row -> row.key(key).isPresent()))
        .filter(key -> by(key, result).groups().stream().anyMatch(group -> group.rows().size() > 1))
        .findFirst()
        .orElse(ScenarioKey.MEMBERS);
  }

  /** Compares the scenarios of a result that have a key by that key. */
  public static Comparison by(ScenarioKey key, BenchResult result) {
    return by(new ComparedKey.OfScenario(key), List.of(result));
  }

  /**
   * Compares the scenarios of some results that have a key by that key.
   *
   * @throws IllegalArgumentException if two rows, of several results or of one, are the same
   *     scenario with the same value of the key, so that neither could be set against the other
   */
  public static Comparison by(ComparedKey key, List<BenchResult> results) {
    return new SideBySide(key, results).comparison();
  }

  /**
   * The same with another base.
   *
   * @throws IllegalArgumentException naming all values, if this is none of them
   */
  public Comparison withBase(String base) {
    if (!values.contains(base)) {
      throw new IllegalArgumentException(
          "no row has " + key.label() + " '" + base + "'; there are: " + String.join(", ", values));
    }
    ValueOrder order = new ValueOrder(values).withFirst(base);
    return new Comparison(
        key,
        order.values(),
        groups.stream()
            .map(group -> new Group(group.label(), order.sort(group.rows(), Row::value)))
            .toList());
  }

  /**
   * The same with those groups only whose labels match one of these; all if there are none.
   *
   * @throws IllegalArgumentException naming all labels, if one matches none
   */
  public Comparison withRows(List<RowPattern> patterns) {
    RowPattern.requireMatches(patterns, groups.stream().map(Group::label).toList());
    return only(group -> RowPattern.chooses(patterns, group.label()));
  }

  /** The same with those groups only in which something can be set against something else. */
  public Comparison shared() {
    return only(group -> group.rows().size() > 1);
  }

  /** The groups in which nothing can be set against anything. */
  public List<Group> alone() {
    return groups.stream().filter(group -> group.rows().size() == 1).toList();
  }

  private Comparison only(Predicate<Group> which) {
    List<Group> left = groups.stream().filter(which).toList();
    Set<String> stillThere =
        left.stream()
            .flatMap(group -> group.rows().stream())
            .map(Row::value)
            .collect(Collectors.toSet());
    return new Comparison(key, values.stream().filter(stillThere::contains).toList(), left);
  }

  /** The value that the others are set against, where a group has it; empty without scenarios. */
  public Optional<String> base() {
    return values.stream().findFirst();
  }
}
