package org.etcdbench.core.run;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.observe.HostProbe;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.DriverKind;

/** Describes where and with what a benchmark runs. */
final class Environments {
  private final ClusterProvider clusters;
  private final List<DriverKind> drivers;
  private final String toolVersion;

  Environments(ClusterProvider clusters, List<DriverKind> drivers, String toolVersion) {
    this.clusters = clusters;
    this.drivers = drivers;
    this.toolVersion = toolVersion;
  }

  Environment of(Collection<? extends List<RunResult>> runs) {
    String versions =
        runs.stream()
            .flatMap(List::stream)
            .flatMap(run -> run.before().answered().stream())
            .map(MemberStatus::version)
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    HostProbe.Os os = HostProbe.os();
    return new Environment(
        toolVersion,
        drivers.stream().map(DriverKind::label).collect(Collectors.joining(",")),
        detail(),
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

  private String detail() {
    if (drivers.size() == 1) {
      return Drivers.detail(drivers.get(0));
    }
    return drivers.stream()
        .map(driver -> driver.label() + ": " + Drivers.detail(driver))
        .collect(Collectors.joining("; "));
  }
}
