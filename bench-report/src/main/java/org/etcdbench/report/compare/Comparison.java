package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Scenarios side by side that differ in one key.
 *
 * @param key what they differ in
 * @param values the key's values: numbers ascending, others in order of first occurrence; the first
 *     is the base. Closed loads that differ in both conns and clients are pairs of the two
 * @param groups scenarios that are equal in all other keys, in order of first occurrence
 */
public record Comparison(ScenarioKey key, List<String> values, List<Group> groups) {

  /** One number, or two as in a load or in a range of rates. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:(?<first>\\d{1,18}(?:\\.\\d+)?)(?:/|\\.\\.))?(?<last>\\d{1,18}(?:\\.\\d+)?)");

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
   */
  public record Row(String value, ScenarioResult result) {
    /** Checks that nothing is missing. */
    public Row {
      Objects.requireNonNull(value, "value is null");
      Objects.requireNonNull(result, "result is null");
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
    List<ScenarioResult> rows =
        result.scenarios().stream().filter(row -> row.key(key).isPresent()).toList();
    Set<ScenarioKey> compared = compared(key, rows);
    RowLabels labels = RowLabels.of(rows, compared);
    List<String> values = sorted(rows.stream().map(row -> value(compared, row)).toList());
    List<Group> groups = new ArrayList<>();
    for (List<ScenarioResult> members : alike(compared, rows)) {
      List<Row> inOrder =
          members.stream()
              .map(row -> new Row(value(compared, row), row))
              .sorted(Comparator.comparingInt(row -> values.indexOf(row.value())))
              .toList();
      groups.add(new Group(labels.of(members.get(0)), inOrder));
    }
    return new Comparison(key, values, groups);
  }

  /** The value that the others are set against, where a group has it; empty without scenarios. */
  public Optional<String> base() {
    return values.stream().findFirst();
  }

  /** The key, and what cannot but differ with it. */
  private static Set<ScenarioKey> compared(ScenarioKey key, List<ScenarioResult> rows) {
    Set<ScenarioKey> alone = EnumSet.of(key);
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
  private static Collection<List<ScenarioResult>> alike(
      Set<ScenarioKey> compared, List<ScenarioResult> rows) {
    Set<ScenarioKey> others = EnumSet.complementOf(EnumSet.copyOf(compared));
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> others.stream().map(row::key).toList(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private static String value(Set<ScenarioKey> compared, ScenarioResult row) {
    boolean pair = compared.contains(ScenarioKey.CONNS) && compared.contains(ScenarioKey.CLIENTS);
    return pair && knowsLoad(row)
        ? row.scenario().load().label()
        : compared.stream().flatMap(key -> row.key(key).stream()).collect(Collectors.joining(" "));
  }

  private static boolean knowsLoad(ScenarioResult row) {
    return row.key(ScenarioKey.CONNS).isPresent() && row.key(ScenarioKey.CLIENTS).isPresent();
  }

  private static List<String> sorted(List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    if (!distinct.stream().allMatch(value -> NUMBERS.matcher(value).matches())) {
      return distinct;
    }
    return distinct.stream()
        .sorted(
            Comparator.<String>comparingDouble(value -> number(value, "last"))
                .thenComparingDouble(value -> number(value, "first")))
        .toList();
  }

  /** One of the two numbers; 0 where there is no first one. */
  private static double number(String value, String group) {
    Matcher matcher = NUMBERS.matcher(value);
    String number = matcher.matches() ? matcher.group(group) : null;
    return number == null ? 0 : Double.parseDouble(number);
  }
}
