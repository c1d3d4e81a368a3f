package org.etcdbench.report.imported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;

/**
 * A call of etcd's {@code benchmark} that somebody kept before its output, as a shell echoes it.
 *
 * @param subcommand such as {@code put}
 * @param flags by name, without dashes; of one without a value {@code true}
 */
record BenchmarkCall(String subcommand, Map<String, String> flags) {
  private static final Pattern CALL = Pattern.compile("(?:^|[\\s/])benchmark\\s+(?<args>\\S.*)$");
  private static final Pattern FLAG = Pattern.compile("--?[A-Za-z][\\w-]*(?:=.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Set<String> SUBCOMMANDS =
      Set.of(
          "put",
          "range",
          "txn-put",
          "txn-mixed",
          "stm",
          "mvcc",
          "watch",
          "watch-get",
          "watch-latency",
          "lease-keepalive");

  /** Flags of all commands, and of those that matter here, that take no value. */
  private static final Set<String> WITHOUT_VALUE =
      Set.of(
          "target-leader",
          "precise",
          "sample",
          "sequential-keys",
          "check-hashkv",
          "insecure-skip-tls-verify",
          "report-perfdash",
          "count-only",
          "keys-only",
          "stream",
          "paginate");

  BenchmarkCall {
    flags = Map.copyOf(flags);
  }

  /**
   * The call on a line; empty if there is none. A sentence about {@code benchmark put} is none: a
   * call has a flag, or ends with what it is to do.
   */
  static Optional<BenchmarkCall> on(String line) {
    Matcher matcher = CALL.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<String> plain = new ArrayList<>();
    Map<String, String> flags = new HashMap<>();
    String[] words = matcher.group("args").strip().split("\\s+", -1);
    for (int i = 0; i < words.length && !words[i].matches("[|>&;2].*"); i++) {
      if (!FLAG.matcher(words[i]).matches()) {
        plain.add(words[i]);
        continue;
      }
      String[] parts = words[i].replaceFirst("^--?", "").split("=", 2);
      boolean next = parts.length == 1 && !WITHOUT_VALUE.contains(parts[0]) && i + 1 < words.length;
      flags.put(parts[0], parts.length == 2 ? parts[1] : next ? words[++i] : "true");
    }
    boolean call = !flags.isEmpty() || plain.size() == 1;
    return call && !plain.isEmpty() && SUBCOMMANDS.contains(plain.get(0))
        ? Optional.of(new BenchmarkCall(plain.get(0), flags))
        : Optional.empty();
  }

  /** Tells a row what the call says, with the tool's own defaults for what it leaves out. */
  void tell(ScenarioDraft scenario) {
    tell(scenario, ScenarioKey.CONNS, "conns", "1");
    if (!throttled()) {
      tell(scenario, ScenarioKey.CLIENTS, "clients", "1");
    }
    if ("true".equals(flags.get("target-leader"))) {
      scenario.put(ScenarioKey.TARGET, Target.LEADER.label());
    }
    if (writes()) {
      tell(scenario, ScenarioKey.KEY_SIZE, "key-size", "8");
      tell(scenario, ScenarioKey.VALUE_SIZE, "val-size", "8");
      tell(scenario, ScenarioKey.KEY_SPACE, "key-space-size", "1");
    }
  }

  /** Consistency of its reads. */
  String consistency() {
    return flags.getOrDefault("consistency", "l").equals("s")
        ? Consistency.SERIALIZABLE.label()
        : Consistency.LINEARIZABLE.label();
  }

  /** Whether its clients wait for a rate, so that nobody knows how many requests are under way. */
  boolean throttled() {
    return !flags.getOrDefault("rate", "0").equals("0");
  }

  private boolean writes() {
    return !subcommand.equals("range");
  }

  /** A variable that the shell had yet to fill in tells nothing. */
  private void tell(ScenarioDraft scenario, ScenarioKey key, String flag, String otherwise) {
    String value = flags.getOrDefault(flag, otherwise);
    if (NUMBER.matcher(value).matches()) {
      scenario.put(key, value);
    }
  }
}
