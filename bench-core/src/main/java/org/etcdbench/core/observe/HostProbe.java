package org.etcdbench.core.observe;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What machine and Java runtime the generator runs on. */
public final class HostProbe {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private HostProbe() {}

  /** The processor's name; empty where it cannot be told. */
  public static String cpuModel() {
    try {
      return Files.readAllLines(CPU_INFO, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Processors that this process may use. */
  public static int cpus() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Physical memory in bytes; 0 where it cannot be told. */
  public static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getTotalMemorySize()
        : 0;
  }

  /** Name and version of the Java runtime. */
  public static String jvm() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** The runtime's arguments, without our own, and without the secrets of others. */
  public static List<String> jvmArgs() {
    return JvmArguments.shown(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** The operating system. */
  public static Os os() {
    return new Os(
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
  }

  /**
   * An operating system.
   *
   * @param name as Java calls it
   * @param version its kernel's
   * @param arch machine architecture
   */
  public record Os(String name, String version, String arch) {}
}
