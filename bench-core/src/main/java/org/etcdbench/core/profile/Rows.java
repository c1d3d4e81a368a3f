package org.etcdbench.core.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.Scenario;

/** The entries of {@code scenarios}: reads them over the top level and makes the plan's rows. */
final class Rows {
  /** More is a slip in a list, and would run for weeks. */
  static final int MAX = 10_000;

  private final List<Entry> entries = new ArrayList<>();
  private final MemberNames names;
  private final Problems problems;

  private record Entry(Layer layer, Place place) {}

  private Rows(MemberNames names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** Reads and checks all entries. */
  static Rows read(Section top, MemberNames names, Problems problems) {
    Rows rows = new Rows(names, problems);
    Layer base = Layer.read(top);
    for (Node item : items(top, problems)) {
      if (item instanceof MapNode map) {
        rows.entry(Section.of(map, Keys.SCENARIO, problems), base);
      } else {
        problems.add(item.place(), "a scenario must be a map, got: " + item.kind());
      }
    }
    rows.checkUse(base.load());
    return rows;
  }

  /** What only open loads have would go unnoticed as the default of closed ones. */
  private void checkUse(LoadLayer base) {
    boolean open = entries.stream().anyMatch(entry -> entry.layer().load().open());
    if (entries.isEmpty() || open || base.open()) {
      return;
    }
    Stream.concat(
            base.arrival().values().stream().map(a -> new Unused("arrival", a.place())),
            base.maxInFlight().values().stream().map(m -> new Unused("max-in-flight", m.place())))
        .forEach(
            unused ->
                problems.add(
                    unused.place(),
                    Contradictions.belongsToOpen(unused.key()) + "; no scenario has one"));
  }

  private record Unused(String key, Place place) {}

  private static List<Node> items(Section top, Problems problems) {
    Optional<Node> node = top.node("scenarios");
    if (node.isEmpty()) {
      problems.add(top.place(), "scenarios is missing: a list of maps, at least one");
      return List.of();
    }
    if (node.get() instanceof ListNode list && !list.items().isEmpty()) {
      return list.items();
    }
    String got = node.get() instanceof ListNode ? "an empty list" : node.get().kind();
    problems.add(node.get().place(), "scenarios must be a list of maps, at least one, got: " + got);
    return List.of();
  }

  private void entry(Section section, Layer base) {
    Layer own = Layer.read(section);
    Layer layer = own.over(base);
    Contradictions.find(layer, own, section.place(), names, problems);
    if (Expansion.size(layer) > MAX) {
      problems.add(
          section.place(), "the lists multiply into more than " + MAX + " scenarios; shorten them");
    }
    entries.add(new Entry(layer, section.place()));
  }

  /** The scenarios, without duplicates, in the file's order; call only if there is no problem. */
  List<Scenario> scenarios(long seed) {
    Map<String, Scenario> byId = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (Scenario scenario : Expansion.of(entry.layer(), seed)) {
        Scenario earlier = byId.putIfAbsent(scenario.id(), scenario);
        if (earlier != null && !earlier.equals(scenario)) {
          problems.add(entry.place(), indistinct(scenario));
        }
      }
    }
    return List.copyOf(byId.values());
  }

  private static String indistinct(Scenario scenario) {
    return scenario.id()
        + " occurs twice and differs only in key-order, warmup, measurement, timeout, max-in-flight or"
        + " the shape of its phases,"
        + " which results cannot tell apart; make two profiles of it";
  }
}
