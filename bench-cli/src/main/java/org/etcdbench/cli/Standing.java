package org.etcdbench.cli;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.local.StandingCluster;
import org.etcdbench.core.cluster.local.StandingClusters;

/** The clusters that {@code cluster up} started on this machine. */
final class Standing {
  /** What a cluster is called whose name nobody gave. */
  static final String DEFAULT_NAME = "default";

  private Standing() {}

  static StandingClusters of(Surroundings surroundings) {
    return new StandingClusters(
        EtcdBinaries.defaultCacheDir(surroundings.environment()).resolve("clusters"),
        surroundings.time());
  }

  /** Whether all these URLs are of members that we started and that run. */
  static boolean ownsAll(Surroundings surroundings, List<URI> urls) throws ClusterException {
    Set<URI> ours = new HashSet<>();
    for (StandingCluster cluster : of(surroundings).all()) {
      if (cluster.running() == cluster.members().size()) {
        ours.addAll(cluster.urls());
      }
    }
    return ours.containsAll(urls);
  }
}
