package org.etcdbench.core.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the environments of two results can differ in: the names that {@code compare --by} and
 * fingerprints share.
 */
public enum EnvironmentKey {
  /** Version of the members. */
  ETCD_VERSION(true),
  /** Kind of cluster and what secures it; not which machine or address. */
  CLUSTER(true),
  /** Processor. */
  CPU_MODEL(true),
  /** Processors available to the generator. */
  CPUS(true),
  /** Physical memory, in whole GiB: kernels keep differing bits of it for themselves. */
  MEMORY(true),
  /** Operating system. */
  OS(true),
  /** Machine architecture. */
  ARCH(true),
  /** Type of the file system that members of ours wrote to. */
  FILE_SYSTEM(true),
  /** Major version of the Java runtime. */
  JAVA(true),
  /** Version of the kernel. */
  KERNEL(false),
  /** The Java runtime in full. */
  JVM(false),
  /** Its arguments. */
  JVM_ARGS(false),
  /** Where the members came from, in full. */
  MEMBERS_FROM(false),
  /** Version of this harness. */
  TOOL_VERSION(false);

  /** Stands for what nobody said. */
  public static final String UNKNOWN = "unknown";

  private static final double BYTES_PER_GIB = 1L << 30;
  private static final Pattern JAVA_VERSION = Pattern.compile("(?:^|\\s)(?:1\\.)?(\\d+)[.+\\s_]?");

  private final boolean mustMatch;

  EnvironmentKey(boolean mustMatch) {
    this.mustMatch = mustMatch;
  }

  /** The name used on the command line and in files: {@code etcd_version}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether two results that differ in it cannot be compared by anything else. */
  public boolean mustMatch() {
    return mustMatch;
  }

  /** Its value; {@code unknown} where there is none. */
  public String of(Environment environment) {
    String known = value(environment);
    return known.isBlank() ? UNKNOWN : known;
  }

  private String value(Environment environment) {
    return switch (this) {
      case ETCD_VERSION -> environment.etcdVersion();
      case CLUSTER -> cluster(environment.cluster());
      case CPU_MODEL -> environment.cpuModel();
      case CPUS -> environment.cpus() == 0 ? "" : Integer.toString(environment.cpus());
      case MEMORY -> gib(environment.memoryBytes());
      case OS -> environment.osName();
      case ARCH -> environment.arch();
      case FILE_SYSTEM -> environment.dataFileSystem();
      case JAVA -> javaMajor(environment.jvm());
      case KERNEL -> environment.osVersion();
      case JVM -> environment.jvm();
      case JVM_ARGS -> String.join(" ", environment.jvmArgs());
      case MEMBERS_FROM -> environment.cluster();
      case TOOL_VERSION -> environment.toolVersion();
    };
  }

  /** The key with this label; empty if there is none. */
  public static Optional<EnvironmentKey> labelled(String label) {
    return Arrays.stream(values()).filter(key -> key.label().equals(label)).findFirst();
  }

  /** All labels, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(EnvironmentKey::label).collect(Collectors.joining(", "));
  }

  private static String cluster(String description) {
    String kind = description;
    if (description.startsWith("local")) {
      kind = "local";
    } else if (description.startsWith("containers of ")) {
      kind = "docker";
    } else if (description.startsWith("existing members at ")) {
      kind = description.contains("https://") ? "existing with TLS" : "existing";
    } else if (description.startsWith("no members")) {
      kind = "none";
    }
    boolean secured = kind.equals("local") || kind.equals("docker");
    String tls = secured && description.contains("TLS") ? " with TLS" : "";
    String users = secured && description.contains("users and passwords") ? " with users" : "";
    return kind + tls + users;
  }

  private static String gib(long bytes) {
    return bytes == 0 ? "" : Math.round(bytes / BYTES_PER_GIB) + " GiB";
  }

  private static String javaMajor(String jvm) {
    Matcher version = JAVA_VERSION.matcher(jvm.replaceAll("\\d+-Bit", ""));
    return version.find() ? version.group(1) : jvm;
  }
}
