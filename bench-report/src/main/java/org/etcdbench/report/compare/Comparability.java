package org.etcdbench.report.compare;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.result.Fingerprint;
import org.etcdbench.core.result.Fingerprint.Mismatch;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Whether the rows of several results may be set against each other: their fingerprints must be
 * equal but for what they are compared by. Rows of one result may always be.
 */
public final class Comparability {
  private static final Set<ScenarioKey> LOADS =
      Set.of(ScenarioKey.RATE, ScenarioKey.ARRIVAL, ScenarioKey.CONNS, ScenarioKey.CLIENTS);

  /** Results of a day are those of one machine on one day; older ones may be of another. */
  private static final Duration APART = Duration.ofDays(1);

  private final List<BenchResult> results;
  private final Comparison comparison;

  /**
   * Of a comparison.
   *
   * @param results that it was made of, in the same order
   */
  public Comparability(List<BenchResult> results, Comparison comparison) {
    this.results = List.copyOf(results);
    this.comparison = comparison;
  }

  /** Why the rows may not be compared, one sentence for each thing; empty if they may. */
  public List<String> mismatches() {
    Map<Mismatch, Set<String>> rows = new LinkedHashMap<>();
    int compared = 0;
    for (Comparison.Group group : comparison.groups()) {
      Comparison.Row base = group.rows().get(0);
      boolean several = false;
      for (Comparison.Row row : group.rows()) {
        if (row.source() != base.source()) {
          several = true;
          for (Mismatch mismatch : fingerprint(base).mismatches(fingerprint(row))) {
            rows.computeIfAbsent(mismatch, m -> new LinkedHashSet<>()).add(group.label());
          }
        }
      }
      compared += several ? 1 : 0;
    }
    int all = compared;
    return rows.entrySet().stream()
        .map(entry -> entry.getKey().text() + scope(entry.getValue(), all))
        .toList();
  }

  /**
   * Where no row of a result is also one of another: the two that are nearest to it, and the keys
   * that are in the way, a line each. Empty if there is something to compare, or no row at all.
   */
  public List<String> nothingShared() {
    if (results.size() < 2 || !comparison.shared().groups().isEmpty()) {
      return List.of();
    }
    return NearestRows.in(comparison).map(this::lines).orElse(List.of());
  }

  private List<String> lines(NearestRows nearest) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "nearest are '%s' of %s and '%s' of %s, which differ in",
            nearest.one(),
            results.get(nearest.oneSource()).id(),
            nearest.other(),
            results.get(nearest.otherSource()).id()));
    nearest.inTheWay().forEach(key -> lines.add("  " + key.text()));
    return lines;
  }

  private static String scope(Set<String> rows, int all) {
    return rows.size() == all ? "" : " (" + String.join(", ", rows) + ")";
  }

  private Fingerprint fingerprint(Comparison.Row row) {
    return Fingerprint.of(results.get(row.source()), row.result()).without(besides());
  }

  /** The items that cannot but differ. */
  private Set<String> besides() {
    Set<String> besides = new HashSet<>();
    ComparedKey key = comparison.key();
    key.ofEnvironment().ifPresent(of -> besides.add(of.label()));
    if (key.ofScenario().filter(of -> of == ScenarioKey.DRIVER).isPresent()) {
      besides.add("driver_detail");
    }
    if (key.ofScenario().filter(LOADS::contains).isPresent()) {
      besides.addAll(Set.of("max_in_flight", "phases"));
    }
    return besides;
  }

  /** What a reader must know that differs besides, one sentence each; it may have consequences. */
  public List<String> notes() {
    Set<String> notes = new LinkedHashSet<>();
    for (BenchResult other : results.subList(1, results.size())) {
      notes.addAll(notes(results.get(0), other));
    }
    for (BenchResult result : results) {
      if (results.size() > 1 && result.status() != BenchResult.Status.COMPLETE) {
        notes.add(result.id() + " is not complete");
      }
    }
    runs().forEach(notes::add);
    return List.copyOf(notes);
  }

  private List<String> notes(BenchResult one, BenchResult other) {
    List<String> notes = new ArrayList<>();
    Arrays.stream(EnvironmentKey.values())
        .filter(key -> !key.mustMatch())
        .filter(key -> !comparison.key().equals(new ComparedKey.OfEnvironment(key)))
        .forEach(
            key ->
                note(notes, key.label(), key.of(one.environment()), key.of(other.environment())));
    note(notes, "profile", one.profile().name(), other.profile().name());
    Duration between = Duration.between(one.startedAt(), other.startedAt()).abs();
    if (between.compareTo(APART) > 0) {
      note(
          notes,
          "started",
          one.startedAt().truncatedTo(ChronoUnit.MINUTES).toString(),
          other.startedAt().truncatedTo(ChronoUnit.MINUTES).toString());
    }
    return notes;
  }

  private static void note(List<String> notes, String name, String one, String other) {
    if (!one.equals(other)) {
      notes.add(new Mismatch(name, one, other).text());
    }
  }

  private List<String> runs() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Comparison.Group group : comparison.groups()) {
      int base = group.rows().get(0).result().runCount();
      for (Comparison.Row row : group.rows()) {
        int runs = row.result().runCount();
        if (runs != base) {
          rows.computeIfAbsent(base + " against " + runs, r -> new ArrayList<>())
              .add(group.label());
        }
      }
    }
    return rows.entrySet().stream()
        .map(
            entry ->
                "runs: "
                    + entry.getKey()
                    + entry.getValue().stream()
                        .distinct()
                        .collect(Collectors.joining(", ", " (", ")")))
        .toList();
  }
}
