package org.etcdbench.core.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.MemberControl;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** Clusters of another provider, shown to a test while they are open and before they are closed. */
final class WatchedClusters implements ClusterProvider {
  private final ClusterProvider clusters;
  private final Consumer<Cluster> beforeClose;
  private volatile Cluster last;
  private int closed;

  WatchedClusters(ClusterProvider clusters, Consumer<Cluster> beforeClose) {
    this.clusters = clusters;
    this.beforeClose = beforeClose;
  }

  /** The cluster that was opened last. */
  Cluster last() {
    return last;
  }

  /** How many were shown and closed. */
  int closed() {
    return closed;
  }

  @Override
  public String describe() {
    return clusters.describe();
  }

  @Override
  public String etcdOrigin() {
    return clusters.etcdOrigin();
  }

  @Override
  public String dataFileSystem() {
    return clusters.dataFileSystem();
  }

  @Override
  public Cluster open(int members, String name) throws ClusterException, InterruptedException {
    Cluster opened = clusters.open(members, name);
    last = opened;
    return new Watched(opened);
  }

  @Override
  public void close() {
    // the test closes the other provider itself
  }

  /** One of them. */
  private final class Watched implements Cluster {
    private final Cluster cluster;

    Watched(Cluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public List<Endpoint> endpoints() {
      return cluster.endpoints();
    }

    @Override
    public Access access() {
      return cluster.access();
    }

    @Override
    public Tokens tokens() {
      return cluster.tokens();
    }

    @Override
    public ControlPlane control() {
      return cluster.control();
    }

    @Override
    public ClusterSnapshot snapshot(boolean compareData) throws InterruptedException {
      return cluster.snapshot(compareData);
    }

    @Override
    public List<String> tidy() throws ClusterException, InterruptedException {
      return cluster.tidy();
    }

    @Override
    public String keyPrefix() {
      return cluster.keyPrefix();
    }

    @Override
    public Optional<SharedHost> sharedHost() {
      return cluster.sharedHost();
    }

    @Override
    public Map<String, String> gone() {
      return cluster.gone();
    }

    @Override
    public Map<String, URI> metricsUrls() {
      return cluster.metricsUrls();
    }

    @Override
    public Map<String, Path> logs() {
      return cluster.logs();
    }

    @Override
    public Optional<MemberControl> memberControl() {
      return cluster.memberControl();
    }

    @Override
    public void keepLogs(Path directory) throws IOException {
      cluster.keepLogs(directory);
    }

    @Override
    public void close() throws ClusterException {
      try {
        beforeClose.accept(cluster);
        closed++;
      } finally {
        cluster.close();
      }
    }
  }
}
