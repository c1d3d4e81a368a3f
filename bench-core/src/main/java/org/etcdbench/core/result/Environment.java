package org.etcdbench.core.result;

import java.util.List;
import java.util.Objects;

/**
 * Where and with what a result was measured.
 *
 * @param toolVersion version of this harness
 * @param driver name of the driver that sent the requests
 * @param driverDetail its library and settings, as one line
 * @param cluster where the members came from, as one line
 * @param etcdVersion version of the members; several are joined by {@code ,}
 * @param etcdOrigin how the binary was found; empty for members that were there before
 * @param osName operating system
 * @param osVersion its kernel's version
 * @param arch machine architecture
 * @param cpuModel processor; empty if unknown
 * @param cpus processors available to the generator
 * @param memoryBytes physical memory; 0 if unknown
 * @param jvm name and version of the Java runtime
 * @param jvmArgs its arguments, without our own system properties and without values of secrets
 * @param dataFileSystem type of the file system that members of ours wrote to; empty for others
 */
public record Environment(
    String toolVersion,
    String driver,
    String driverDetail,
    String cluster,
    String etcdVersion,
    String etcdOrigin,
    String osName,
    String osVersion,
    String arch,
    String cpuModel,
    int cpus,
    long memoryBytes,
    String jvm,
    List<String> jvmArgs,
    String dataFileSystem) {

  /** Copies the list. */
  public Environment {
    Objects.requireNonNull(toolVersion, "toolVersion is null");
    Objects.requireNonNull(driver, "driver is null");
    jvmArgs = List.copyOf(jvmArgs);
  }
}
