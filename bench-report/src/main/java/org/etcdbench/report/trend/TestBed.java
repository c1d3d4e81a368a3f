package org.etcdbench.report.trend;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.result.ResultSummary;

/**
 * Where and by which profile rows were measured: points of two beds are never compared. It is what
 * two results must agree in to be compared at all, but for the version of etcd: that may change
 * from night to night, is itself of interest, and so is an event.
 *
 * @param profile the profile's name
 * @param where the values of the keys that make a bed
 */
public record TestBed(String profile, Map<EnvironmentKey, String> where) {
  /** Copies the map. */
  public TestBed {
    Objects.requireNonNull(profile, "profile is null");
    where = Map.copyOf(where);
  }

  static TestBed of(ResultSummary result) {
    Map<EnvironmentKey, String> where = new EnumMap<>(EnvironmentKey.class);
    Arrays.stream(EnvironmentKey.values())
        .filter(TestBed::has)
        .forEach(key -> where.put(key, key.of(result.environment())));
    return new TestBed(result.profile().name(), where);
  }

  /** Whether a key is part of a bed; what is none is an event. */
  static boolean has(EnvironmentKey key) {
    return key.mustMatch() && key != EnvironmentKey.ETCD_VERSION;
  }

  /** Kind of cluster and what secures it: {@code local with TLS}. */
  public String cluster() {
    return value(EnvironmentKey.CLUSTER);
  }

  /** All else in words: {@code 8 x Some CPU, 16 GiB, Linux amd64, ext4, Java 17}. */
  public String machine() {
    return Arrays.stream(EnvironmentKey.values())
        .filter(TestBed::has)
        .map(this::words)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String words(EnvironmentKey key) {
    return switch (key) {
      case CPUS -> value(key) + " x " + named(EnvironmentKey.CPU_MODEL, "CPU");
      case MEMORY -> named(key, "memory");
      case OS -> named(key, "system") + " " + value(EnvironmentKey.ARCH);
      case FILE_SYSTEM -> named(key, "file system");
      case JAVA -> "Java " + value(key);
      // these stand with others, in the cluster, or are events
      case ARCH,
          CPU_MODEL,
          CLUSTER,
          ETCD_VERSION,
          KERNEL,
          JVM,
          JVM_ARGS,
          MEMBERS_FROM,
          TOOL_VERSION ->
          "";
    };
  }

  /** The value; where it is unknown, what of. */
  private String named(EnvironmentKey key, String what) {
    String value = value(key);
    return value.equals(EnvironmentKey.UNKNOWN) ? value + " " + what : value;
  }

  private String value(EnvironmentKey key) {
    return where.getOrDefault(key, EnvironmentKey.UNKNOWN);
  }

  /** All of it in words. */
  public String label() {
    return profile + " on " + machine() + ", " + cluster();
  }
}
