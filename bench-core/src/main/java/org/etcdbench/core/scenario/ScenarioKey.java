package org.etcdbench.core.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What scenarios can differ in: the names that {@code compare --by}, the JMH parameters and the
 * columns of {@code results.csv} share.
 */
public enum ScenarioKey {
  /** Cluster size. */
  MEMBERS,
  /** What is asked. */
  OPERATION,
  /** Which members the connections are pinned to. */
  TARGET,
  /** Consistency of a range; other operations have none. */
  CONSISTENCY,
  /** Bytes of a key. */
  KEY_SIZE,
  /** Bytes of a value. */
  VALUE_SIZE,
  /** Number of distinct keys. */
  KEY_SPACE,
  /** Connections. */
  CONNS,
  /** Concurrent request slots of a closed load. */
  CLIENTS,
  /** Requests per second of an open load. */
  RATE,
  /** How the requests of an open load are spread over time. */
  ARRIVAL,
  /** What sends the requests. */
  DRIVER;

  /** The name used on the command line and in files: {@code key_size}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** This key's value in a scenario; empty where the scenario has none. */
  public Optional<String> of(Scenario scenario) {
    return switch (this) {
      case MEMBERS -> Optional.of(Integer.toString(scenario.members()));
      case OPERATION -> Optional.of(scenario.operation().label());
      case TARGET -> Optional.of(scenario.target().label());
      case CONSISTENCY -> scenario.readConsistency().map(Consistency::label);
      case KEY_SIZE -> Optional.of(Integer.toString(scenario.data().keySizeBytes()));
      case VALUE_SIZE -> Optional.of(Integer.toString(scenario.data().valueSizeBytes()));
      case KEY_SPACE -> Optional.of(Long.toString(scenario.data().keySpace()));
      case CONNS -> Optional.of(Integer.toString(scenario.load().conns()));
      case CLIENTS -> scenario.clients().stream().mapToObj(Integer::toString).findFirst();
      case RATE -> open(scenario).map(load -> load.rate().label().replace("/s", ""));
      case ARRIVAL -> open(scenario).map(load -> load.arrival().label());
      case DRIVER -> Optional.of(scenario.driver().label());
    };
  }

  private static Optional<OpenLoad> open(Scenario scenario) {
    return scenario.load() instanceof OpenLoad load ? Optional.of(load) : Optional.empty();
  }

  /** The key with this label; empty if there is none. */
  public static Optional<ScenarioKey> labelled(String label) {
    return Arrays.stream(values()).filter(key -> key.label().equals(label)).findFirst();
  }

  /** All labels, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(ScenarioKey::label).collect(Collectors.joining(", "));
  }
}
