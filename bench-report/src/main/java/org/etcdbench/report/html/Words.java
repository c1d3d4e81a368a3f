package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/** Scenarios as one would speak of them. */
final class Words {
  private static final List<ScenarioKey> IF_VARYING =
      List.of(
          ScenarioKey.MEMBERS,
          ScenarioKey.KEY_SIZE,
          ScenarioKey.VALUE_SIZE,
          ScenarioKey.KEY_SPACE,
          ScenarioKey.DRIVER);

  private final Set<ScenarioKey> named;
  private final boolean loadIsCompared;

  /** Names scenarios of these rows, which are compared by a key. */
  Words(List<ScenarioResult> rows, ScenarioKey compared) {
    named =
        IF_VARYING.stream()
            .filter(key -> key != compared)
            .filter(key -> rows.stream().map(row -> row.key(key)).distinct().count() > 1)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ScenarioKey.class)));
    loadIsCompared =
        Set.of(ScenarioKey.CLIENTS, ScenarioKey.CONNS, ScenarioKey.RATE).contains(compared);
  }

  /** What is asked of whom: {@code Linearizable reads from all members}. */
  static String title(ScenarioResult row) {
    Scenario scenario = row.scenario();
    String what = operation(scenario);
    boolean write = scenario.operation() == Operation.PUT;
    return row.key(ScenarioKey.TARGET).isEmpty()
        ? capital(what)
        : capital(what) + (write ? " to " : " from ") + target(scenario.target());
  }

  /** What is asked: {@code linearizable reads}. */
  static String operation(Scenario scenario) {
    return scenario.operation() == Operation.PUT
        ? "puts"
        : scenario.readConsistency().map(c -> c.label() + " ").orElse("") + "reads";
  }

  private static String target(Target target) {
    if (target.equals(Target.ALL)) {
      return "all members";
    }
    return target instanceof Target.Role ? "the " + target.label() : target.label();
  }

  /** The load, and what else tells it from other rows; what is not known is left out. */
  String detail(ScenarioResult row) {
    Scenario scenario = row.scenario();
    List<String> parts = new ArrayList<>();
    boolean knowsLoad = row.clients().isPresent() || row.key(ScenarioKey.RATE).isPresent();
    if (!loadIsCompared && knowsLoad) {
      parts.add(load(scenario.load()));
    } else if (loadIsCompared && scenario.load() instanceof OpenLoad open) {
      parts.add(count(open.conns(), "connection"));
    }
    named.forEach(
        key -> row.key(key).ifPresent(v -> parts.add(key.label().replace('_', ' ') + " " + v)));
    return String.join(", ", parts);
  }

  static String load(Load load) {
    if (load instanceof ClosedLoad closed) {
      String clients = count(closed.clients(), "client");
      return closed.conns() == closed.clients()
          ? clients
          : clients + " on " + count(closed.conns(), "connection");
    }
    OpenLoad open = (OpenLoad) load;
    return open.rate().label()
        + " on "
        + count(open.conns(), "connection")
        + (open.arrival() == Arrival.POISSON ? ", Poisson arrivals" : "");
  }

  /** What is compared: {@code From 3 to 7 members}. */
  static String step(ScenarioKey key, String base, String other) {
    return switch (key) {
      case MEMBERS -> "From " + base + " to " + other + " members";
      case RATE -> "From " + base + " to " + other + " requests per second";
      case CLIENTS -> "From " + base + " to " + other + " clients";
      default -> capital(key.label().replace('_', ' ')) + ": from " + base + " to " + other;
    };
  }

  /** A value of the compared key: {@code 3 members}. */
  static String value(ScenarioKey key, String value) {
    return switch (key) {
      case MEMBERS -> count(Integer.parseInt(value), "member");
      case RATE -> value + "/s";
      case CLIENTS -> value + " clients";
      case DRIVER -> value;
      default -> key.label().replace('_', ' ') + " " + value;
    };
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
