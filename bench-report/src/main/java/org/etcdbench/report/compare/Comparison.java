package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Scenarios side by side that differ in one key.
 *
 * @param key what they differ in
 * @param values the key's values: numbers ascending, others in order of first occurrence; the first
 *     is the base
 * @param groups scenarios that are equal in all other keys, in order of first occurrence
 */
public record Comparison(ScenarioKey key, List<String> values, List<Group> groups) {

  /** The value of a key that a scenario has not, such as the consistency of a put. */
  public static final String NONE = "none";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

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

  /** Compares all scenarios of a result by a key. */
  public static Comparison by(ScenarioKey key, BenchResult result) {
    Set<ScenarioKey> compared = compared(key);
    RowLabels labels = RowLabels.of(result.scenarios(), compared);
    List<String> values = sorted(result.scenarios().stream().map(s -> value(key, s)).toList());
    Map<List<Optional<String>>, List<ScenarioResult>> alike =
        result.scenarios().stream()
            .collect(
                Collectors.groupingBy(
                    row -> others(compared, row.scenario()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    for (List<ScenarioResult> members : alike.values()) {
      List<Row> rows =
          members.stream()
              .map(row -> new Row(value(key, row), row))
              .sorted(Comparator.comparingInt(row -> values.indexOf(row.value())))
              .toList();
      groups.add(new Group(labels.of(members.get(0).scenario()), rows));
    }
    return new Comparison(key, values, groups);
  }

  /** The value that the others are set against; empty if there are no scenarios. */
  public Optional<String> base() {
    return values.stream().findFirst();
  }

  /** Consistency is part of what a range is, so no put could be compared with one otherwise. */
  private static Set<ScenarioKey> compared(ScenarioKey key) {
    return key == ScenarioKey.OPERATION
        ? EnumSet.of(ScenarioKey.OPERATION, ScenarioKey.CONSISTENCY)
        : EnumSet.of(key);
  }

  private static String value(ScenarioKey key, ScenarioResult row) {
    String value =
        compared(key).stream()
            .flatMap(k -> k.of(row.scenario()).stream())
            .collect(Collectors.joining(" "));
    return value.isEmpty() ? NONE : value;
  }

  private static List<Optional<String>> others(Set<ScenarioKey> compared, Scenario scenario) {
    return EnumSet.complementOf(EnumSet.copyOf(compared)).stream()
        .map(key -> key.of(scenario))
        .toList();
  }

  private static List<String> sorted(List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    if (!distinct.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
      return distinct;
    }
    return distinct.stream().sorted(Comparator.comparingLong(Long::parseLong)).toList();
  }
}
