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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ClosedLoad;
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
        .filter(key -> result.scenarios().stream().allMatch(r -> key.of(r.scenario()).isPresent()))
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
   * @throws IllegalArgumentException if several results have the same scenario with the same value
   *     of the key, so that none of them could be set against the others
   */
  public static Comparison by(ComparedKey key, List<BenchResult> results) {
    List<Keyed> rows = rows(key, results);
    List<ScenarioResult> measured = rows.stream().map(Keyed::result).toList();
    EnumSet<ScenarioKey> compared =
        key.ofScenario()
            .map(of -> compared(of, rows))
            .orElseGet(() -> EnumSet.noneOf(ScenarioKey.class));
    RowLabels labels = RowLabels.of(measured, compared);
    List<String> all = rows.stream().map(row -> row.value(compared)).toList();
    List<String> values = key.ofScenario().isPresent() ? sorted(all) : distinct(all);
    List<Group> groups = new ArrayList<>();
    for (List<Keyed> members : alike(compared, rows)) {
      List<Row> inOrder =
          inOrderOf(
              values,
              members.stream()
                  .map(row -> new Row(row.value(compared), row.result(), row.source()))
                  .toList());
      groups.add(new Group(labels.of(members.get(0).result().scenario()), inOrder));
    }
    Comparison comparison = new Comparison(key, values, groups);
    comparison.refuseDoubles(results);
    return comparison;
  }

  /**
   * A scenario on its way into a comparison.
   *
   * @param given its value of a key that is none of scenarios; empty otherwise
   */
  private record Keyed(ScenarioResult result, int source, Optional<String> given) {

    String value(Set<ScenarioKey> compared) {
      return given.orElseGet(() -> Comparison.value(compared, result));
    }
  }

  private static List<Keyed> rows(ComparedKey key, List<BenchResult> results) {
    List<String> names = ResultNames.of(results);
    List<Keyed> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      BenchResult result = results.get(i);
      Optional<String> ofEnvironment = key.ofEnvironment().map(of -> of.of(result.environment()));
      Optional<String> given =
          key instanceof ComparedKey.OfResult ? Optional.of(names.get(i)) : ofEnvironment;
      for (ScenarioResult row : result.scenarios()) {
        if (key.ofScenario().map(of -> of.of(row.scenario()).isPresent()).orElse(true)) {
          rows.add(new Keyed(row, i, given));
        }
      }
    }
    return rows;
  }

  private static List<Row> inOrderOf(List<String> values, List<Row> rows) {
    return rows.stream()
        .sorted(Comparator.comparingInt(row -> values.indexOf(row.value())))
        .toList();
  }

  private void refuseDoubles(List<BenchResult> results) {
    for (Group group : groups) {
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
    List<String> order = new ArrayList<>(values);
    order.remove(base);
    order.add(0, base);
    return new Comparison(
        key,
        order,
        groups.stream()
            .map(group -> new Group(group.label(), inOrderOf(order, group.rows())))
            .toList());
  }

  /**
   * The same with those groups only whose labels match one of these; all if there are none.
   *
   * @throws IllegalArgumentException naming all labels, if one matches none
   */
  public Comparison withRows(List<RowPattern> patterns) {
    for (RowPattern pattern : patterns) {
      if (groups.stream().noneMatch(group -> pattern.matches(group.label()))) {
        throw new IllegalArgumentException(
            "no row matches '"
                + pattern.text()
                + "'; there are: "
                + groups.stream().map(Group::label).collect(Collectors.joining(", ")));
      }
    }
    return patterns.isEmpty()
        ? this
        : only(group -> patterns.stream().anyMatch(p -> p.matches(group.label())));
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
    return new Comparison(key, values, groups.stream().filter(which).toList());
  }

  /** The value that the others are set against, where a group has it; empty without scenarios. */
  public Optional<String> base() {
    return values.stream().findFirst();
  }

  /** The key, and what cannot but differ with it. */
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
                row -> others.stream().map(key -> key.of(row.result().scenario())).toList(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private static String value(Set<ScenarioKey> compared, ScenarioResult row) {
    boolean pair = compared.contains(ScenarioKey.CONNS) && compared.contains(ScenarioKey.CLIENTS);
    return pair && row.scenario().load() instanceof ClosedLoad closed
        ? closed.label()
        : compared.stream()
            .flatMap(key -> key.of(row.scenario()).stream())
            .collect(Collectors.joining(" "));
  }

  private static List<String> distinct(List<String> values) {
    return values.stream().distinct().toList();
  }

  private static List<String> sorted(List<String> values) {
    List<String> distinct = distinct(values);
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
