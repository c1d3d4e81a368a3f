package org.etcdbench.cli;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.options.GetOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.binary.BinaryRequest;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.time.Time;

/** A cluster of one member that somebody else runs, and a client of theirs. */
final class LocalMember implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LocalClusters clusters;
  private final Cluster cluster;
  private final Client client;

  private LocalMember(LocalClusters clusters, Cluster cluster) {
    this.clusters = clusters;
    this.cluster = cluster;
    this.client = Client.builder().endpoints(url()).build();
  }

  static LocalMember start(Path workDir) throws Exception {
    Path cache = EtcdBinaries.defaultCacheDir(System.getenv());
    EtcdBinary etcd =
        EtcdBinaries.of(System.getenv(), cache, line -> {}).resolve(BinaryRequest.any());
    LocalClusters clusters =
        LocalClusters.prepare(
            new LocalSettings(
                etcd.path(), etcd.origin(), List.of(), workDir, workDir.resolve("failed")),
            Time.SYSTEM);
    return new LocalMember(clusters, clusters.open(1, "theirs"));
  }

  String url() {
    return cluster.endpoints().get(0).uri().toString();
  }

  void put(String key) throws Exception {
    client.getKVClient().put(bytes(key), bytes("theirs")).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** All keys that the member holds. */
  List<String> keys() throws Exception {
    return client
        .getKVClient()
        .get(bytes("\0"), GetOption.builder().withRange(bytes("\0")).withKeysOnly(true).build())
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .getKvs()
        .stream()
        .map(entry -> entry.getKey().toString(StandardCharsets.UTF_8))
        .toList();
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws ClusterException {
    client.close();
    try (clusters) {
      cluster.close();
    }
  }
}
