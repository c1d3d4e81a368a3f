package org.etcdbench.core.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Scenario;

/**
 * What must be equal for two results, or two rows, to be comparable, besides what they are compared
 * by.
 *
 * @param items values by their names, in a fixed order
 */
public record Fingerprint(Map<String, String> items) {

  /** How many characters of a hash are kept: enough that two workloads never share one. */
  private static final int HASH_CHARS = 16;

  private static final String ABSENT = "none";

  /** Copies the map. */
  public Fingerprint {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  /**
   * Something that two of them differ in.
   *
   * @param name of the item
   * @param value in the one
   * @param other in the other
   */
  public record Mismatch(String name, String value, String other) {
    /** Checks that nothing is missing. */
    public Mismatch {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(value, "value is null");
      Objects.requireNonNull(other, "other is null");
    }

    /** Such as {@code cpus: 2 against 4}. */
    public String text() {
      return name + ": " + value + " against " + other;
    }
  }

  /** That of a whole result: its environment, and a hash of its workload. */
  public static Fingerprint of(BenchResult result) {
    Map<String, String> items = environment(result.environment());
    items.put("workload", workload(result));
    return new Fingerprint(items);
  }

  /**
   * That of one row: its environment, the library that sent its requests, and all of its scenario
   * that is no {@link org.etcdbench.core.scenario.ScenarioKey}, of which other tools say nothing.
   */
  public static Fingerprint of(BenchResult result, ScenarioResult row) {
    Map<String, String> items = environment(result.environment());
    items.put("driver_detail", driverDetail(result.environment(), row.scenario().driver()));
    items.putAll(rest(row));
    return new Fingerprint(items);
  }

  /** The same without some items. */
  public Fingerprint without(Collection<String> names) {
    Map<String, String> fewer = new LinkedHashMap<>(items);
    fewer.keySet().removeAll(names);
    return new Fingerprint(fewer);
  }

  /** What the two differ in, in the items' order. */
  public List<Mismatch> mismatches(Fingerprint other) {
    Set<String> names = new LinkedHashSet<>(items.keySet());
    names.addAll(other.items.keySet());
    return names.stream()
        .map(
            name ->
                new Mismatch(
                    name, items.getOrDefault(name, ABSENT), other.items.getOrDefault(name, ABSENT)))
        .filter(mismatch -> !mismatch.value().equals(mismatch.other()))
        .toList();
  }

  private static Map<String, String> environment(Environment environment) {
    Map<String, String> items = new LinkedHashMap<>();
    Arrays.stream(EnvironmentKey.values())
        .filter(EnvironmentKey::mustMatch)
        .forEach(key -> items.put(key.label(), key.of(environment)));
    return items;
  }

  /** The detail of several drivers names each of them. */
  private static String driverDetail(Environment environment, DriverKind driver) {
    String all = environment.driverDetail();
    if (all.isBlank()) {
      return EnvironmentKey.UNKNOWN;
    }
    if (!environment.driver().contains(",")) {
      return all;
    }
    String before = driver.label() + ": ";
    return Arrays.stream(all.split("; ", -1))
        .filter(detail -> detail.startsWith(before))
        .map(detail -> detail.substring(before.length()))
        .findFirst()
        .orElse(all);
  }

  private static Map<String, String> rest(ScenarioResult row) {
    Map<String, String> items = rest(row.scenario());
    if (row.importedRow().isPresent()) {
      items.replaceAll((name, legal) -> EnvironmentKey.UNKNOWN);
    }
    return items;
  }

  private static Map<String, String> rest(Scenario scenario) {
    Map<String, String> items = new LinkedHashMap<>();
    items.put("key_order", scenario.data().keyOrder().label());
    items.put("seed", Long.toString(scenario.data().seed()));
    items.put("warmup", text(scenario.warmup()));
    items.put("measurement", text(scenario.measurement()));
    items.put("timeout", scenario.timeout().toMillis() + "ms");
    if (scenario.load() instanceof OpenLoad open) {
      items.put("max_in_flight", Integer.toString(open.maxInFlight()));
    }
    if (!scenario.phases().isEmpty()) {
      items.put(
          "phases",
          scenario.phases().stream().map(Fingerprint::text).collect(Collectors.joining(", ")));
    }
    return items;
  }

  private static String text(Iterations iterations) {
    return iterations.count() == 0 ? ABSENT : iterations.count() + " x " + iterations.length();
  }

  private static String text(Phase phase) {
    return phase.label() + " at " + phase.at().toMillis() + "ms";
  }

  /** A hash over what was asked for: the rows in any order, however often they were repeated. */
  private static String workload(BenchResult result) {
    List<String> rows = new ArrayList<>();
    for (ScenarioResult row : result.scenarios()) {
      String driver = driverDetail(result.environment(), row.scenario().driver());
      rows.add(name(row) + "\n" + driver + "\n" + rest(row));
    }
    Collections.sort(rows);
    return hash(String.join("\n", rows));
  }

  /** An id has a value for every key, so that of an imported row would say what nobody knows. */
  private static String name(ScenarioResult row) {
    return row.importedRow().isPresent() ? row.keys().toString() : row.scenario().id();
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
