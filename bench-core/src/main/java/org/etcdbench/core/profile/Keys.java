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
          "rate",
          "phases",
          "arrival",
          "max-in-flight",
          "key-size",
          "value-size",
          "key-space",
          "key-order",
          "members",
          "warmup",
          "measurement",
          "timeout",
          "driver");

  /** What stands at the top level only, once for the whole profile, and can be overridden. */
  private static final List<String> WHOLE =
      List.of("runs", "seed", "max-error-pct", "generator-warmup", "iteration-limit");

  static final List<String> TOP =
      concat(
          Stream.of(
              List.of("name", "description"),
              WHOLE,
              List.of("etcd", "observe"),
              SCENARIO,
              List.of("scenarios")));

  static final List<String> LENGTH = List.of("iterations", "time", "requests");

  static final List<String> WARMUP =
      List.of("iterations", "time", "requests", "gate", "window", "limit");

  static final List<String> PHASE = List.of("at", "time", "rate", "ramp", "steps");

  static final List<String> OBSERVE = List.of("metrics", "metrics-urls");

  static final List<String> ETCD = List.of("version", "args");

  /** What {@code -p} may name. */
  static final List<String> OVERRIDE =
      concat(
          Stream.of(
              SCENARIO.stream()
                  .filter(k -> !List.of("warmup", "measurement", "phases").contains(k))
                  .toList(),
              WHOLE,
              inside("warmup", WARMUP),
              inside("measurement", LENGTH),
              inside("etcd", ETCD),
              inside("observe", OBSERVE)));

  private Keys() {}

  /** The keys that an override of this key takes out of the profile: itself and its rivals. */
  static Set<String> displacedBy(String key) {
    return switch (key) {
      case "load" ->
          Set.of("load", "conns", "clients", "rate", "phases", "arrival", "max-in-flight");
      case "conns" -> Set.of("conns", "load");
      case "clients" -> Set.of("clients", "load", "rate", "phases", "arrival", "max-in-flight");
      case "rate" -> Set.of("rate", "clients", "load", "phases");
      case "warmup.time", "warmup.requests" ->
          Set.of("warmup.time", "warmup.requests", "warmup.gate", "warmup.window", "warmup.limit");
      case "warmup.gate" -> Set.of("warmup.time", "warmup.requests", "warmup.gate");
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
