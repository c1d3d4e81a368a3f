package org.etcdbench.core.profile;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of a profile: which are allowed where, and which exclude each other. */
final class Keys {
  /** What one map of {@code scenarios} may hold; the top level may hold it as the default. */
  static final List<String> SCENARIO =
      List.of(
          "operation",
          "consistency",
          "target",
          "load",
          "conns",
          "clients",
          "idle-conns",
          "key-size",
          "value-size",
          "key-space",
          "key-order",
          "members",
          "warmup",
          "measurement",
          "timeout");

  /** What stands at the top level only, once for the whole profile, and can be overridden. */
  private static final List<String> WHOLE =
      List.of("runs", "seed", "max-error-pct", "generator-warmup", "iteration-limit");

  static final List<String> TOP =
      concat(
          Stream.of(
              List.of("name", "description"),
              WHOLE,
              List.of("etcd"),
              SCENARIO,
              List.of("scenarios")));

  static final List<String> LENGTH = List.of("iterations", "time", "requests");

  static final List<String> ETCD = List.of("version", "args");

  /** What {@code -p} may name. */
  static final List<String> OVERRIDE =
      concat(
          Stream.of(
              SCENARIO.stream()
                  .filter(k -> !k.equals("warmup") && !k.equals("measurement"))
                  .toList(),
              WHOLE,
              inside("warmup", LENGTH),
              inside("measurement", LENGTH),
              inside("etcd", ETCD)));

  private Keys() {}

  /** The keys that an override of this key takes out of the profile: itself and its rivals. */
  static Set<String> displacedBy(String key) {
    return switch (key) {
      case "load" -> Set.of("load", "conns", "clients");
      case "conns", "clients" -> Set.of(key, "load");
      case "warmup.time", "warmup.requests" -> Set.of("warmup.time", "warmup.requests");
      case "measurement.time", "measurement.requests" ->
          Set.of("measurement.time", "measurement.requests");
      default -> Set.of(key);
    };
  }

  /** What to say of a key that is not among the allowed ones. */
  static String unknown(String key, List<String> allowed) {
    String message = "unknown key '" + key + "'; allowed here: " + String.join(", ", allowed);
    if (TOP.contains(key)) {
      return message + " ('" + key + "' is a key of the top level)";
    }
    return Spelling.nearest(key, allowed)
        .map(near -> message + " (did you mean '" + near + "'?)")
        .orElse(message);
  }

  /** What to say of a key that {@code -p} cannot change. */
  static String notOverridable(String key) {
    return TOP.contains(key)
        ? "'" + key + "' cannot be overridden; these can: " + String.join(", ", OVERRIDE)
        : unknown(key, OVERRIDE);
  }

  private static List<String> inside(String map, List<String> keys) {
    return keys.stream().map(key -> map + "." + key).toList();
  }

  private static List<String> concat(Stream<List<String>> lists) {
    return lists.flatMap(List::stream).toList();
  }
}
