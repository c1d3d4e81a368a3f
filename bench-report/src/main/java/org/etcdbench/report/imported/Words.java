package org.etcdbench.report.imported;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/** What people write for operations, targets and consistencies, in English and Chinese. */
final class Words {
  private static final Map<String, Operation> OPERATIONS = new HashMap<>();
  private static final Map<String, Consistency> CONSISTENCIES = new HashMap<>();
  private static final Map<String, Target> TARGETS = new HashMap<>();

  static {
    put(OPERATIONS, Operation.PUT, "put", "write", "writes", "w", "写", "写入", "写操作", "写请求");
    put(OPERATIONS, Operation.RANGE, "range", "read", "reads", "get", "r", "读", "读取", "读操作", "读请求");
    put(CONSISTENCIES, Consistency.LINEARIZABLE, "linearizable", "l", "linearizable read", "lin");
    put(
        CONSISTENCIES,
        Consistency.LINEARIZABLE,
        "linearizable reads",
        "线性读",
        "线性一致",
        "线性",
        "线性一致读");
    put(CONSISTENCIES, Consistency.SERIALIZABLE, "serializable", "s", "serializable read", "ser");
    put(CONSISTENCIES, Consistency.SERIALIZABLE, "serializable reads", "串行读", "串行", "串行化读");
    put(TARGETS, Target.LEADER, "leader", "leader only", "主节点", "仅主节点", "主", "leader 节点");
    put(TARGETS, Target.ALL, "all", "all members", "all member", "all nodes", "all endpoints");
    put(TARGETS, Target.ALL, "所有节点", "全部节点", "所有成员", "全部成员", "所有");
    put(TARGETS, Target.FOLLOWERS, "followers", "follower", "followers only", "从节点");
  }

  private Words() {}

  private static <T> void put(Map<String, T> words, T meaning, String... texts) {
    for (String text : texts) {
      words.put(text, meaning);
    }
  }

  /** Takes a cell of the column of operations; it may tell the consistency too. */
  static void operation(String text, ScenarioDraft scenario) {
    Optional<Consistency> consistency = consistency(text);
    Operation operation = OPERATIONS.get(lower(text));
    if (operation == null && consistency.isEmpty()) {
      throw new IllegalArgumentException(
          "must be put (write, 写) or range (read, 读), got: '" + text + "'");
    }
    scenario.put(ScenarioKey.OPERATION, (operation == null ? Operation.RANGE : operation).label());
    consistency.ifPresent(read -> scenario.put(ScenarioKey.CONSISTENCY, read.label()));
  }

  /** Takes a cell of a column of targets; in tables kept by hand consistencies stand there too. */
  static void target(String text, ScenarioDraft scenario) {
    Optional<Consistency> consistency = consistency(text);
    if (consistency.isPresent()) {
      read(consistency.get(), scenario);
      return;
    }
    Target known = TARGETS.get(lower(text));
    scenario.put(ScenarioKey.TARGET, known == null ? text : known.label());
  }

  /** Takes a cell of a column of consistencies; likewise. */
  static void consistency(String text, ScenarioDraft scenario) {
    Target known = TARGETS.get(lower(text));
    if (known != null) {
      scenario.put(ScenarioKey.TARGET, known.label());
      return;
    }
    read(
        consistency(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "must be linearizable (线性读) or serializable (串行读), got: '" + text + "'")),
        scenario);
  }

  private static void read(Consistency consistency, ScenarioDraft scenario) {
    scenario.fill(ScenarioKey.OPERATION, Operation.RANGE.label());
    scenario.put(ScenarioKey.CONSISTENCY, consistency.label());
  }

  private static Optional<Consistency> consistency(String text) {
    return Optional.ofNullable(CONSISTENCIES.get(lower(text)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
