package org.etcdbench.report.format;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Environment;
import org.etcdbench.report.compare.ResultNames;

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

  /**
   * Writes what is the same for all of the results, and then what is not, for each of them, a
   * {@code #} line each.
   *
   * @throws IOException if {@code out} does
   */
  static void write(List<BenchResult> results, Appendable out) throws IOException {
    List<String> common = new ArrayList<>(new Preamble(results.get(0)).lines());
    for (BenchResult result : results) {
      common.retainAll(new Preamble(result).lines());
    }
    writeLines(common, out);
    if (results.size() > 1) {
      List<String> names = ResultNames.of(results);
      for (int i = 0; i < names.size(); i++) {
        List<String> own = new ArrayList<>(new Preamble(results.get(i)).lines());
        own.removeAll(common);
        out.append("#\n# " + names.get(i) + "\n");
        writeLines(own, out);
      }
    }
  }

  private List<String> lines() {
    return facts.entrySet().stream()
        .map(fact -> "# " + fact.getKey() + ": " + fact.getValue())
        .toList();
  }

  private static void writeLines(List<String> lines, Appendable out) throws IOException {
    for (String line : lines) {
      out.append(line).append('\n');
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
