package org.etcdbench.report.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;

/**
 * What may change under a series from point to point and so be the cause of a change.
 *
 * @param facts what each is called, and what it was
 */
record Circumstances(Map<String, String> facts) {
  static Circumstances of(Environment environment, Scenario scenario) {
    Map<String, String> facts = new LinkedHashMap<>();
    Arrays.stream(EnvironmentKey.values())
        .filter(key -> !TestBed.has(key))
        .forEach(key -> facts.put(name(key), key.of(environment)));
    facts.put("driver", environment.driverDetail());
    facts.put("warm-up", iterations(scenario.warmup()));
    facts.put("measurement", iterations(scenario.measurement()));
    facts.put("timeout", Durations.format(scenario.timeout()));
    facts.put("seed", Long.toString(scenario.data().seed()));
    return new Circumstances(facts);
  }

  private static String name(EnvironmentKey key) {
    return switch (key) {
      case ETCD_VERSION -> "etcd";
      case TOOL_VERSION -> "etcd-bench";
      case JVM -> "JVM";
      case JVM_ARGS -> "JVM options";
      case MEMBERS_FROM -> "members from";
      case KERNEL, CLUSTER, CPU_MODEL, CPUS, MEMORY, OS, ARCH, FILE_SYSTEM, JAVA ->
          key.label().replace('_', ' ');
    };
  }

  /** What is different now, as {@code etcd 3.5.16 -> 3.5.30}. */
  List<String> changesTo(Circumstances now) {
    List<String> changes = new ArrayList<>();
    facts.forEach(
        (name, before) -> {
          String after = now.facts.getOrDefault(name, "");
          if (!after.equals(before)) {
            changes.add(name + " " + shown(before) + " -> " + shown(after));
          }
        });
    return changes;
  }

  private static String shown(String fact) {
    return fact.isEmpty() ? "unknown" : fact;
  }

  private static String iterations(Iterations iterations) {
    return iterations.count() + " x " + iterations.length();
  }
}
