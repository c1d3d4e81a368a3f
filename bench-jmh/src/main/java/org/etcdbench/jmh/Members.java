package org.etcdbench.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.binary.BinaryRequest;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.binary.EtcdNotFoundException;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real members on loopback, and data in them. */
public final class Members {
  private static final Logger log = LoggerFactory.getLogger(Members.class);

  private Members() {}

  /**
   * Finds an etcd binary, as {@code etcd-bench} does, and prepares for local clusters.
   *
   * @param version of etcd: a full one or its beginning; empty for any
   * @param work under which data is kept while members run
   */
  public static LocalClusters prepare(String version, Path work)
      throws EtcdNotFoundException, ClusterException, InterruptedException {
    Map<String, String> environment = System.getenv();
    EtcdBinary binary =
        EtcdBinaries.of(environment, EtcdBinaries.defaultCacheDir(environment), log::info)
            .resolve(new BinaryRequest(null, version));
    return LocalClusters.prepare(
        new LocalSettings(
            binary.path(),
            binary.origin(),
            List.of(),
            work.resolve("etcd-bench-jmh"),
            work.resolve("etcd-bench-jmh-failed")),
        Time.SYSTEM);
  }

  /** Writes the pairs 0 to count − 1 of a workload. */
  public static void prefill(Cluster cluster, Workload workload, long count)
      throws ClusterException {
    cluster
        .control()
        .prefill(
            count,
            workload.keys()::key,
            number -> {
              byte[] value = new byte[workload.values().lengthBytes()];
              workload.values().write(number, value);
              return value;
            });
  }
}
