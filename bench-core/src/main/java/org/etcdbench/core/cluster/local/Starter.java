package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Path;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.time.Time;

/** Starts clusters that are alike. */
record Starter(LocalSettings settings, LocalAccess access, Time time, Ports ports, Tie tie) {
  /** Somebody else may take a port between its choice and its use. */
  private static final int TRIES = 3;

  /** Starts one in a directory of its own under this one. */
  LocalCluster start(Path under, int members, String name)
      throws ClusterException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path directory = under.resolve(name + "-" + attempt);
      try {
        return new LocalStart(settings, access, time, tie, directory, ports.pick(2 * members))
            .start();
      } catch (PortTakenException e) {
        if (attempt == TRIES) {
          throw e;
        }
      } catch (IOException e) {
        throw new ClusterException(
            "cannot start " + members + " members: " + LocalClusters.describe(e), e);
      }
    }
  }
}
