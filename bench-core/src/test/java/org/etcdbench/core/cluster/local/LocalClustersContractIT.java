package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ClusterProviderContract;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes on this machine, under each guard. */
@ParameterizedClass
@EnumSource
class LocalClustersContractIT extends ClusterProviderContract {
  @Parameter DeathGuard guard;

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  @Override
  protected ClusterProvider provider() throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.any(), workRoot), Time.SYSTEM, Ports.FREE, guard);
  }

  @Override
  protected void requireNothingLeft() throws Exception {
    EtcdProcesses.awaitEnd(EtcdProcesses.all(workRoot));
    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
  }
}
