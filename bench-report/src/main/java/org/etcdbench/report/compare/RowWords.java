package org.etcdbench.report.compare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/**
 * Names scenarios in words: {@code linearizable reads over all members at 100 clients}. What is the
 * same in all of them is left out, but for operation, target and load.
 */
public final class RowWords {
  private static final Set<ScenarioKey> LOAD =
      Set.of(ScenarioKey.CONNS, ScenarioKey.CLIENTS, ScenarioKey.RATE);

  private final boolean members;
  private final boolean load;
  private final boolean conns;
  private final boolean keySize;
  private final boolean valueSize;
  private final boolean keySpace;
  private final boolean driver;

  private RowWords(List<Scenario> scenarios, ScenarioKey compared) {
    this.members = compared != ScenarioKey.MEMBERS && varies(scenarios, Scenario::members);
    this.load = !LOAD.contains(compared);
    this.conns = connsTellApart(scenarios);
    this.keySize = varies(scenarios, scenario -> scenario.data().keySizeBytes());
    this.valueSize = varies(scenarios, scenario -> scenario.data().valueSizeBytes());
    this.keySpace = varies(scenarios, scenario -> scenario.data().keySpace());
    this.driver = compared != ScenarioKey.DRIVER && varies(scenarios, Scenario::driver);
  }

  /** Names these rows, whose sizes stand elsewhere. */
  static RowWords of(List<ScenarioResult> rows) {
    return of(rows, ScenarioKey.MEMBERS);
  }

  /** Names these rows without the key that they are compared by, which stands elsewhere. */
  public static RowWords of(List<ScenarioResult> rows, ScenarioKey compared) {
    return new RowWords(rows.stream().map(ScenarioResult::scenario).toList(), compared);
  }

  private static boolean varies(List<Scenario> scenarios, Function<Scenario, Object> key) {
    return scenarios.stream().map(key).distinct().count() > 1;
  }

  /** Whether two loads are the same but for their connections. */
  private static boolean connsTellApart(List<Scenario> scenarios) {
    List<Load> loads = scenarios.stream().map(Scenario::load).distinct().toList();
    Set<String> words = new TreeSet<>();
    return !loads.stream().allMatch(load -> words.add(load(load)));
  }

  /** The row's name, beginning with a small letter; what is not known of it is left out. */
  public String of(ScenarioResult row) {
    Scenario scenario = row.scenario();
    StringBuilder words = new StringBuilder();
    words.append(operation(scenario));
    if (valueSize) {
      words.append(" of ").append(ByteSizes.format(scenario.data().valueSizeBytes()));
    }
    if (row.key(ScenarioKey.TARGET).isPresent()) {
      words.append(' ').append(target(scenario));
    }
    if (load && (row.clients().isPresent() || row.key(ScenarioKey.RATE).isPresent())) {
      words.append(' ').append(load(scenario.load()));
    }
    if (conns) {
      words.append(" over ").append(count(scenario.load().conns(), "connection"));
    }
    if (keySize) {
      words.append(", keys of ").append(count(scenario.data().keySizeBytes(), "byte"));
    }
    if (keySpace) {
      words.append(", ").append(scenario.data().keySpace()).append(" keys");
    }
    if (members) {
      words.append(", ").append(count(scenario.members(), "member"));
    }
    if (driver) {
      words.append(", driver ").append(scenario.driver().label());
    }
    return words.toString();
  }

  private static String operation(Scenario scenario) {
    return scenario.operation() == Operation.PUT
        ? "writes"
        : scenario.readConsistency().map(Consistency::label).orElse("") + " reads";
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

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
