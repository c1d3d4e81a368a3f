package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/**
 * Two keys that a result varies, and what lies over them.
 *
 * @param across varies from left to right
 * @param down varies from top to bottom
 * @param maps what is alike in all else; at least one
 */
record Sweep(ScenarioKey across, ScenarioKey down, List<Area> maps) {
  private static final List<ScenarioKey> AXES =
      List.of(
          ScenarioKey.CLIENTS,
          ScenarioKey.RATE,
          ScenarioKey.VALUE_SIZE,
          ScenarioKey.KEY_SIZE,
          ScenarioKey.KEY_SPACE,
          ScenarioKey.MEMBERS);

  /** Keys whose values tell what they are. */
  private static final Set<ScenarioKey> SPEAKING =
      Set.of(
          ScenarioKey.OPERATION,
          ScenarioKey.TARGET,
          ScenarioKey.CONSISTENCY,
          ScenarioKey.ARRIVAL,
          ScenarioKey.DRIVER);

  /** Values of a key that make a sweep of it where the other one is what is compared anyway. */
  private static final int LEAST_STEPS = 3;

  Sweep {
    maps = List.copyOf(maps);
  }

  /**
   * Rows that differ in the two keys.
   *
   * @param name what they are, and what they are set against
   */
  record Area(String name, List<Spot> spots) {
    Area {
      spots = List.copyOf(spots);
    }

    /** Whether the load is open, under which the throughput is what was asked for. */
    boolean open() {
      return spots.get(0).row().open();
    }

    /** The values of a key, numbers ascending. */
    List<String> values(ScenarioKey key) {
      List<String> distinct =
          spots.stream().flatMap(spot -> spot.key(key).stream()).distinct().toList();
      return distinct.stream().allMatch(Sweep::isNumber)
          ? distinct.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
          : distinct;
    }
  }

  /**
   * A row, and how it stands to its base.
   *
   * @param pair null of the base itself
   */
  record Spot(Row row, @Nullable Pair pair) {
    Optional<String> key(ScenarioKey key) {
      return row.result().key(key);
    }
  }

  // rates of phases are none
  private static boolean isNumber(String value) {
    return value.matches("\\d+(\\.\\d+)?");
  }

  /** The first two keys that rows are crossed in; the compared one is taken last. */
  static Optional<Sweep> of(Reading reading) {
    List<ScenarioKey> keys = new ArrayList<>(AXES);
    if (comparesAny(reading)) {
      keys.remove(reading.key());
      keys.add(reading.key());
    }
    keys.removeIf(key -> !varies(reading, key));
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i + 1; j < keys.size(); j++) {
        List<Area> maps = new Cross(reading, keys.get(i), keys.get(j)).maps();
        if (!maps.isEmpty()) {
          return Optional.of(new Sweep(keys.get(i), keys.get(j), maps));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean comparesAny(Reading reading) {
    return reading.pairs().findAny().isPresent();
  }

  private static boolean varies(Reading reading, ScenarioKey key) {
    return reading.rows().map(row -> row.result().key(key)).distinct().count() > 1;
  }

  /** Rows by two keys. */
  private record Cross(Reading reading, ScenarioKey across, ScenarioKey down) {

    List<Area> maps() {
      Map<String, List<Spot>> spots = new LinkedHashMap<>();
      if (!comparesAny(reading)) {
        reading.rows().forEach(row -> add(spots, "", new Spot(row, null)));
        return spots.entrySet().stream()
            .map(this::againstTheFirst)
            .flatMap(Optional::stream)
            .toList();
      }
      boolean compared = down == reading.key();
      for (Reading.Group group : reading.groups()) {
        if (compared) {
          String against = "against " + group.rows().get(0).value() + " (" + label() + ")";
          add(spots, against, new Spot(group.rows().get(0), null));
        }
        for (Pair pair : group.pairs()) {
          String against = "against " + pair.base().value() + " (" + label() + ")";
          String step = compared ? against : pair.other().value() + " " + against;
          add(spots, step, new Spot(pair.other(), pair));
        }
      }
      return spots.entrySet().stream()
          .map(entry -> new Area(entry.getKey(), entry.getValue()))
          .filter(area -> isCrossed(area, compared ? LEAST_STEPS : 2))
          .toList();
    }

    private String label() {
      return reading.key().label();
    }

    private void add(Map<String, List<Spot>> spots, String step, Spot spot) {
      List<String> words = new ArrayList<>();
      if (!step.isEmpty()) {
        words.add(step);
      }
      rest().forEach(key -> spot.key(key).ifPresent(value -> words.add(words(key, value))));
      spots.computeIfAbsent(String.join(", ", words), name -> new ArrayList<>()).add(spot);
    }

    /** What differs besides makes another map. */
    private Stream<ScenarioKey> rest() {
      return Stream.of(ScenarioKey.values())
          .filter(key -> key != across && key != down)
          .filter(key -> key != reading.key() || !comparesAny(reading))
          .filter(key -> varies(reading, key) || key == ScenarioKey.OPERATION)
          .filter(key -> key != ScenarioKey.CONNS || !connsGoWithClients());
    }

    /** Whether an axis tells the connections too. */
    private boolean connsGoWithClients() {
      boolean axis = across == ScenarioKey.CLIENTS || down == ScenarioKey.CLIENTS;
      return axis
          && loads(ScenarioKey.CLIENTS).distinct().count()
              == loads(ScenarioKey.CLIENTS, ScenarioKey.CONNS).distinct().count();
    }

    private Stream<List<Optional<String>>> loads(ScenarioKey... keys) {
      return reading
          .rows()
          .map(Row::result)
          .map((ScenarioResult row) -> Stream.of(keys).map(row::key).toList());
    }

    private boolean isCrossed(Area area, int steps) {
      int columns = area.values(across).size();
      int rows = area.values(down).size();
      return columns > 1 && rows > 1 && Math.max(columns, rows) >= steps;
    }

    /** Nothing is compared in this result, so one of its rows must do as the base. */
    private Optional<Area> againstTheFirst(Map.Entry<String, List<Spot>> entry) {
      Area area = new Area(entry.getKey(), entry.getValue());
      if (!isCrossed(area, 2)) {
        return Optional.empty();
      }
      Comparator<Spot> order =
          Comparator.<Spot>comparingInt(spot -> place(area, spot, down))
              .thenComparingInt(spot -> place(area, spot, across));
      Spot first = area.spots().stream().min(order).orElseThrow();
      Row base = first.row();
      List<Row> others =
          area.spots().stream()
              .map(Spot::row)
              .filter(row -> !row.scenario().id().equals(base.scenario().id()))
              .toList();
      List<Spot> spots =
          Stream.concat(
                  Stream.of(first),
                  Pair.against(base, others).stream().map(pair -> new Spot(pair.other(), pair)))
              .toList();
      String name = "against " + at(base, across) + ", " + at(base, down) + ": " + area.name();
      return Optional.of(new Area(name, spots));
    }

    private static int place(Area area, Spot spot, ScenarioKey key) {
      return spot.key(key).map(value -> area.values(key).indexOf(value)).orElse(-1);
    }

    private static String at(Row row, ScenarioKey key) {
      return words(key, row.result().key(key).orElse("?"));
    }
  }

  private static String words(ScenarioKey key, String value) {
    return SPEAKING.contains(key) ? value : key.label().replace('_', ' ') + " " + value;
  }
}
