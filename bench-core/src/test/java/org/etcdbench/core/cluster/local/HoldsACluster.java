package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.time.Time;

/**
 * A process that tests kill: opens a cluster, says so on its standard output, and closes it at the
 * end of its standard input.
 */
final class HoldsACluster {
  static final String READY = "ready";

  private HoldsACluster() {}

  /** Takes the etcd binary, the work root, the guard's name and the number of members. */
  public static void main(String[] args) throws Exception {
    LocalSettings settings =
        new LocalSettings(
            Path.of(args[0]), "a test", List.of(), Path.of(args[1]), Path.of(args[1], "failed"));
    DeathGuard guard = DeathGuard.valueOf(args[2]);
    try (LocalClusters clusters = LocalClusters.prepare(settings, Time.SYSTEM, Ports.FREE, guard);
        Cluster cluster = clusters.open(Integer.parseInt(args[3]), "held")) {
      System.out.println(cluster.endpoints().isEmpty() ? "no members" : READY);
      System.in.read();
    }
  }
}
