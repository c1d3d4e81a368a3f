package org.etcdbench.core.run;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.driver.DriverKind;
import org.etcdbench.core.observe.HostProbe;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;

/** Describes where and with what a benchmark runs. */
final class Environments {
  private final ClusterProvider clusters;
  private final DriverKind driver;
  private final String toolVersion;

  Environments(ClusterProvider clusters, DriverKind driver, String toolVersion) {
    this.clusters = clusters;
    this.driver = driver;
    this.toolVersion = toolVersion;
  }

  Environment of(Collection<? extends List<RunResult>> runs) {
    String versions =
        runs.stream()
            .flatMap(List::stream)
            .flatMap(run -> run.before().stream())
            .map(MemberStatus::version)
            .filter(version -> !version.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    HostProbe.Os os = HostProbe.os();
    return new Environment(
        toolVersion,
        driver.label(),
        driver.detail(),
        clusters.describe(),
        versions,
        clusters.etcdOrigin(),
        os.name(),
        os.version(),
        os.arch(),
        HostProbe.cpuModel(),
        HostProbe.cpus(),
        HostProbe.memoryBytes(),
        HostProbe.jvm(),
        HostProbe.jvmArgs(),
        clusters.dataFileSystem());
  }
}
