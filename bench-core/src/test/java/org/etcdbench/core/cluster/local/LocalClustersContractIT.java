package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ClusterProviderContract;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.io.TempDir;

/** Processes on this machine. */
class LocalClustersContractIT extends ClusterProviderContract {
  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  @Override
  protected ClusterProvider provider() throws Exception {
    return LocalClusters.prepare(EtcdForTests.settings(EtcdForTests.any(), workRoot), Time.SYSTEM);
  }

  @Override
  protected void requireNothingLeft() throws Exception {
    EtcdProcesses.awaitEnd(EtcdProcesses.all(workRoot));
    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
  }
}
