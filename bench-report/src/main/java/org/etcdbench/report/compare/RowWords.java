package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.report.digits.Decimals;

/**
 * Names scenarios in words: {@code linearizable reads over all members at 100 clients}. What is the
 * same in all of them is left out, but for operation, target and load.
 */
public final class RowWords {
  private static final List<ScenarioKey> IF_VARYING =
      List.of(
          ScenarioKey.MEMBERS,
          ScenarioKey.KEY_SIZE,
          ScenarioKey.VALUE_SIZE,
          ScenarioKey.KEY_SPACE,
          ScenarioKey.DRIVER);

  private final Set<ScenarioKey> named;
  private final boolean namesLoad;

  private RowWords(List<ScenarioResult> rows, Set<ScenarioKey> leftOut) {
    this.namesLoad =
        Stream.of(ScenarioKey.CLIENTS, ScenarioKey.CONNS, ScenarioKey.RATE)
            .noneMatch(leftOut::contains);
    this.named =
        IF_VARYING.stream()
            .filter(key -> rows.stream().map(row -> row.key(key)).distinct().count() > 1)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ScenarioKey.class)));
    List<Load> loads = rows.stream().map(row -> row.scenario().load()).distinct().toList();
    if (namesLoad ? connsTellApart(loads) : conns(loads) > 1) {
      named.add(ScenarioKey.CONNS);
    }
    named.removeAll(leftOut);
  }

  /**
   * Names these rows.
   *
   * @param leftOut keys that stand elsewhere; none of the load is named if one of its keys does
   */
  public static RowWords of(List<ScenarioResult> rows, Set<ScenarioKey> leftOut) {
    return new RowWords(rows, leftOut);
  }

  /** Whether two loads are the same but for their connections. */
  private static boolean connsTellApart(List<Load> loads) {
    Set<String> words = new TreeSet<>();
    return !loads.stream().allMatch(load -> words.add(load(load)));
  }

  private static long conns(List<Load> loads) {
    return loads.stream().map(Load::conns).distinct().count();
  }

  /** The row's name, beginning with a small letter; what is not known of it is left out. */
  public String of(ScenarioResult row) {
    String circumstances = circumstances(row);
    if (circumstances.isEmpty()) {
      return subject(row);
    }
    return subject(row) + (load(row).isEmpty() ? ", " : " ") + circumstances;
  }

  /** What is asked of whom: {@code linearizable reads over all members}. */
  public String subject(ScenarioResult row) {
    StringBuilder words = new StringBuilder(operation(row));
    if (names(ScenarioKey.VALUE_SIZE, row)) {
      words.append(" of ").append(ByteSizes.format(row.scenario().data().valueSizeBytes()));
    }
    if (row.key(ScenarioKey.TARGET).isPresent()) {
      words.append(' ').append(target(row.scenario()));
    }
    return words.toString();
  }

  /** At which load, and what else tells it from others: {@code at 100 clients}; may be empty. */
  public String circumstances(ScenarioResult row) {
    Scenario scenario = row.scenario();
    List<String> parts = new ArrayList<>();
    parts.add(load(row));
    if (names(ScenarioKey.MEMBERS, row)) {
      parts.add(Decimals.count(scenario.members(), "member"));
    }
    if (names(ScenarioKey.KEY_SIZE, row)) {
      parts.add("keys of " + Decimals.count(scenario.data().keySizeBytes(), "byte"));
    }
    if (names(ScenarioKey.KEY_SPACE, row)) {
      parts.add(Decimals.count(scenario.data().keySpace(), "key"));
    }
    if (names(ScenarioKey.DRIVER, row)) {
      parts.add("driver " + scenario.driver().label());
    }
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private boolean names(ScenarioKey key, ScenarioResult row) {
    return named.contains(key) && row.key(key).isPresent();
  }

  /** What is asked: {@code writes}, {@code linearizable reads}. */
  public static String operation(ScenarioResult row) {
    return row.scenario().operation() == Operation.PUT
        ? "writes"
        : row.key(ScenarioKey.CONSISTENCY)
            .map(consistency -> consistency + " reads")
            .orElse("reads");
  }

  private String load(ScenarioResult row) {
    Load load = row.scenario().load();
    List<String> words = new ArrayList<>();
    boolean known = row.clients().isPresent() || row.key(ScenarioKey.RATE).isPresent();
    if (namesLoad && known) {
      words.add(load(load));
    }
    if (names(ScenarioKey.CONNS, row)) {
      words.add("over " + Decimals.count(load.conns(), "connection"));
    }
    if (!namesLoad && load instanceof OpenLoad open && open.arrival() == Arrival.POISSON) {
      words.add("with Poisson arrivals");
    }
    return String.join(" ", words);
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

  private static String load(Load load) {
    if (load instanceof OpenLoad open) {
      return "at " + open.label().substring(open.label().indexOf('@') + 1);
    }
    String clients = load.label().substring(load.label().indexOf('/') + 1);
    return clients.equals("1") ? "with 1 client" : "at " + clients + " clients";
  }
}
