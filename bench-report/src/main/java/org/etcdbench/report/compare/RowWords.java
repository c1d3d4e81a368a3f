package org.etcdbench.report.compare;

import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/**
 * Names scenarios in words: {@code linearizable reads over all members at 100 clients}. What is the
 * same in all of them is left out, but for operation, target and load.
 */
final class RowWords {
  private final boolean conns;
  private final boolean keySize;
  private final boolean valueSize;
  private final boolean keySpace;
  private final boolean driver;

  private RowWords(List<ScenarioResult> rows) {
    this.conns = connsTellApart(rows);
    this.keySize = varies(rows, ScenarioKey.KEY_SIZE);
    this.valueSize = varies(rows, ScenarioKey.VALUE_SIZE);
    this.keySpace = varies(rows, ScenarioKey.KEY_SPACE);
    this.driver = varies(rows, ScenarioKey.DRIVER);
  }

  /** Names these rows. */
  static RowWords of(List<ScenarioResult> rows) {
    return new RowWords(rows);
  }

  private static boolean varies(List<ScenarioResult> rows, ScenarioKey key) {
    return rows.stream().map(row -> row.key(key)).distinct().count() > 1;
  }

  /** Whether two loads are the same but for their connections. */
  private static boolean connsTellApart(List<ScenarioResult> rows) {
    long loads = rows.stream().map(RowWords::load).distinct().count();
    long withConns =
        rows.stream().map(row -> List.of(load(row), row.key(ScenarioKey.CONNS))).distinct().count();
    return loads < withConns;
  }

  /** The row's name, beginning with a small letter; what is not known of it is left out. */
  String of(ScenarioResult row) {
    StringBuilder words = new StringBuilder(operation(row));
    if (valueSize) {
      row.key(ScenarioKey.VALUE_SIZE)
          .ifPresent(
              bytes -> words.append(" of ").append(ByteSizes.format(Integer.parseInt(bytes))));
    }
    if (row.key(ScenarioKey.TARGET).isPresent()) {
      words.append(' ').append(target(row.scenario()));
    }
    load(row).ifPresent(load -> words.append(' ').append(load));
    if (conns) {
      row.key(ScenarioKey.CONNS)
          .ifPresent(number -> words.append(" over ").append(count(number, "connection")));
    }
    if (keySize) {
      row.key(ScenarioKey.KEY_SIZE)
          .ifPresent(bytes -> words.append(", keys of ").append(count(bytes, "byte")));
    }
    if (keySpace) {
      row.key(ScenarioKey.KEY_SPACE)
          .ifPresent(number -> words.append(", ").append(count(number, "key")));
    }
    if (driver) {
      row.key(ScenarioKey.DRIVER).ifPresent(name -> words.append(", driver ").append(name));
    }
    return words.toString();
  }

  private static String operation(ScenarioResult row) {
    if (row.scenario().operation() == Operation.PUT) {
      return "writes";
    }
    return row.key(ScenarioKey.CONSISTENCY).map(label -> label + " reads").orElse("reads");
  }

  private static String target(Scenario scenario) {
    Target target = scenario.target();
    boolean write = scenario.operation() == Operation.PUT;
    if (target.equals(Target.ALL)) {
      return "over all members";
    }
    if (target.equals(Target.FOLLOWERS)) {
      return write ? "to followers" : "from followers";
    }
    String whom = target.equals(Target.LEADER) ? "the leader" : target.label();
    return (write ? "to " : "from ") + whom;
  }

  /** What is asked at a time; empty where it is not known. */
  private static Optional<String> load(ScenarioResult row) {
    Optional<String> rate =
        row.key(ScenarioKey.RATE).map(perSec -> "at " + perSec + "/s" + uneven(row));
    return rate.or(() -> row.key(ScenarioKey.CLIENTS).map(RowWords::clients));
  }

  /** What is even goes without saying. */
  private static String uneven(ScenarioResult row) {
    return row.key(ScenarioKey.ARRIVAL)
        .filter(arrival -> !arrival.equals(Arrival.CONSTANT.label()))
        .map(arrival -> " " + arrival)
        .orElse("");
  }

  private static String clients(String number) {
    return number.equals("1") ? "with 1 client" : "at " + number + " clients";
  }

  private static String count(String number, String noun) {
    return number + " " + noun + (number.equals("1") ? "" : "s");
  }
}
