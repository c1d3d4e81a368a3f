package org.etcdbench.report.format;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Environment;

/** Where and with what a result was measured; what is unknown is left out. */
final class Preamble {
  private static final double BYTES_PER_GIB = 1L << 30;

  private final Map<String, String> facts = new LinkedHashMap<>();

  Preamble(BenchResult result) {
    Environment environment = result.environment();
    add("etcd-bench version", environment.toolVersion());
    add("etcd version", join(", ", environment.etcdVersion(), environment.etcdOrigin()));
    addDrivers(environment);
    add("Cluster", environment.cluster());
    add("Host", host(environment));
    add("VM version", environment.jvm());
    add("VM options", String.join(" ", environment.jvmArgs()));
    add("Profile", profile(result.profile()));
    add("Started at", result.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A {@code #} line each. */
  void write(Appendable out) throws IOException {
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      out.append("# " + fact.getKey() + ": " + fact.getValue()).append('\n');
    }
  }

  /** By name, in the order in which they are told. */
  Map<String, String> facts() {
    return Collections.unmodifiableMap(facts);
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      facts.put(name, value);
    }
  }

  /** The detail of several drivers names each of them. */
  private void addDrivers(Environment environment) {
    if (environment.driver().contains(",") && !environment.driverDetail().isBlank()) {
      add("Drivers", environment.driverDetail());
    } else {
      add("Driver", join(", ", environment.driver(), environment.driverDetail()));
    }
  }

  private static String host(Environment environment) {
    String kernel =
        join(" ", environment.osName(), environment.osVersion(), environment.arch()).strip();
    String cpus = environment.cpus() > 0 ? environment.cpus() + " CPUs" : "";
    String model = environment.cpuModel().isBlank() ? "" : "(" + environment.cpuModel() + ")";
    String memory = environment.memoryBytes() > 0 ? gib(environment.memoryBytes()) : "";
    String disk =
        environment.dataFileSystem().isBlank() ? "" : "data on " + environment.dataFileSystem();
    return join(", ", join(" ", cpus, model), memory, kernel, disk);
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB memory", bytes / BYTES_PER_GIB);
  }

  private static String profile(BenchResult.ProfileSource profile) {
    return profile.overrides().isEmpty()
        ? profile.name()
        : profile.name() + " with " + String.join(", ", profile.overrides());
  }

  private static String join(String separator, String... parts) {
    return String.join(separator, List.of(parts).stream().filter(p -> !p.isBlank()).toList());
  }
}
