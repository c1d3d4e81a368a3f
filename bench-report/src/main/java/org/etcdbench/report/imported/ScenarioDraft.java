package org.etcdbench.report.imported;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/** A scenario of which not all keys are known. One thread makes one scenario. */
final class ScenarioDraft {
  private static final IterationLength ANY_LENGTH = new IterationLength.Time(Duration.ofSeconds(1));
  private static final int ANY_MEMBERS = 3;
  private static final int ANY_KEY_SIZE = 8;

  private final Map<ScenarioKey, String> known = new EnumMap<>(ScenarioKey.class);

  /**
   * Sets a key.
   *
   * @throws IllegalArgumentException saying what would be right, if the value cannot be one
   */
  void put(ScenarioKey key, String value) {
    known.put(key, checked(key, value));
  }

  void forget(ScenarioKey key) {
    known.remove(key);
  }

  Optional<String> get(ScenarioKey key) {
    return Optional.ofNullable(known.get(key));
  }

  /** Takes a value for a key that says nothing yet; whether it is the value that the key has. */
  boolean fill(ScenarioKey key, String value) {
    boolean ofRange = key == ScenarioKey.CONSISTENCY;
    if (ofRange && !Operation.RANGE.label().equals(known.get(ScenarioKey.OPERATION))) {
      return true;
    }
    return known.computeIfAbsent(key, k -> value).equals(value);
  }

  /**
   * The scenario, with some legal value for what is not known.
   *
   * @throws IllegalArgumentException if the known keys contradict each other
   */
  Scenario scenario() {
    Operation operation = constant(ScenarioKey.OPERATION, Operation.values(), Operation.PUT);
    boolean range = operation == Operation.RANGE || known.containsKey(ScenarioKey.CONSISTENCY);
    return new Scenario(
        number(ScenarioKey.MEMBERS, ANY_MEMBERS),
        constant(ScenarioKey.DRIVER, DriverKind.values(), DriverKind.OTHER),
        operation,
        range
            ? constant(ScenarioKey.CONSISTENCY, Consistency.values(), Consistency.LINEARIZABLE)
            : null,
        get(ScenarioKey.TARGET).map(Target::of).orElse(Target.LEADER),
        load(),
        new Data(
            number(ScenarioKey.KEY_SIZE, ANY_KEY_SIZE),
            number(ScenarioKey.VALUE_SIZE, 0),
            whole(ScenarioKey.KEY_SPACE, 1),
            KeyOrder.SEQUENTIAL,
            0),
        new Iterations(0, ANY_LENGTH),
        new Iterations(1, ANY_LENGTH),
        Duration.ofSeconds(1));
  }

  private Load load() {
    int conns = number(ScenarioKey.CONNS, 1);
    Optional<String> rate = get(ScenarioKey.RATE);
    if (rate.isEmpty()) {
      return new ClosedLoad(conns, number(ScenarioKey.CLIENTS, 1));
    }
    if (known.containsKey(ScenarioKey.CLIENTS)) {
      throw new IllegalArgumentException("clients and rate exclude each other");
    }
    return new OpenLoad(
        conns,
        new Rate.Constant(decimal(rate.get())),
        constant(ScenarioKey.ARRIVAL, Arrival.values(), Arrival.CONSTANT),
        OpenLoad.MAX_IN_FLIGHT);
  }

  /** Keys that such a scenario has, and of which nothing is known. */
  Set<ScenarioKey> unknown() {
    Scenario scenario = scenario();
    return Arrays.stream(ScenarioKey.values())
        .filter(key -> key != ScenarioKey.DRIVER && key.of(scenario).isPresent())
        .filter(key -> !known.containsKey(key))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ScenarioKey.class)));
  }

  /**
   * A value, if it can be one of the key.
   *
   * @throws IllegalArgumentException saying what would be right
   */
  static String checked(ScenarioKey key, String value) {
    ScenarioDraft alone = new ScenarioDraft();
    alone.known.put(key, value);
    if (key == ScenarioKey.CONSISTENCY) {
      alone.known.put(ScenarioKey.OPERATION, Operation.RANGE.label());
    } else if (key == ScenarioKey.ARRIVAL) {
      alone.known.put(ScenarioKey.RATE, "1");
    } else if (key == ScenarioKey.KEY_SPACE) {
      alone.known.put(ScenarioKey.KEY_SIZE, Integer.toString(Data.MAX_KEY_BYTES));
    }
    return key.of(alone.scenario()).orElseThrow();
  }

  private int number(ScenarioKey key, int otherwise) {
    long number = whole(key, otherwise);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(key.label() + " is too large: " + number);
    }
    return (int) number;
  }

  private long whole(ScenarioKey key, long otherwise) {
    String text = known.get(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          key.label() + " must be a whole number, got: '" + text + "'", e);
    }
  }

  private static double decimal(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "rate must be one number (a load in phases cannot be imported), got: '" + text + "'", e);
    }
  }

  private <E extends Enum<E>> E constant(ScenarioKey key, E[] constants, E otherwise) {
    String text = known.get(key);
    if (text == null) {
      return otherwise;
    }
    return Arrays.stream(constants)
        .filter(constant -> label(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    key.label()
                        + " must be one of "
                        + labels(constants)
                        + ", got: '"
                        + text
                        + "'"));
  }

  private static String labels(Enum<?>[] constants) {
    return Arrays.stream(constants).map(ScenarioDraft::label).collect(Collectors.joining(", "));
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
