package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/**
 * Waits until members that were started just now can be used.
 *
 * @param endpoints all members
 * @param access how they let us in once they are ready
 * @param time where it waits
 */
public record Readiness(List<Endpoint> endpoints, LocalAccess access, Time time) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  /** Copies the list. */
  public Readiness {
    endpoints = List.copyOf(endpoints);
  }

  /** Looks after the members while they are waited for. */
  public interface Watch {

    /**
     * Does nothing while every member is there.
     *
     * @throws NotReadyException if one has ended
     * @throws ClusterException if one has ended, and another try may do better
     */
    void requireAll() throws ClusterException, IOException, InterruptedException;
  }

  /**
   * Waits until all members are healthy and, where users are asked for, know theirs.
   *
   * @param control speaks to the members
   * @throws NotReadyException if that takes too long, or as the watch says
   */
  public void await(GrpcControlPlane control, Watch watch)
      throws ClusterException, IOException, InterruptedException {
    Optional<Credentials> root = access.root();
    if (root.isPresent()) {
      try (GrpcControlPlane nobody = new GrpcControlPlane(endpoints, access.beforeUsers(), time)) {
        awaitHealthy(nobody, watch);
        nobody.enableAuth(root.get());
      }
      control.authenticate();
    }
    awaitHealthy(control, watch);
  }

  private void awaitHealthy(GrpcControlPlane control, Watch watch)
      throws ClusterException, IOException, InterruptedException {
    long startedNs = time.nanoTime();
    while (!control.healthy()) {
      watch.requireAll();
      if (time.nanoTime() - startedNs > LIMIT.toNanos()) {
        throw new NotReadyException(
            "the members were not healthy within "
                + LIMIT.toSeconds()
                + " s: "
                + GrpcControlPlane.describe(control.statuses()));
      }
      time.sleep(POLL);
    }
  }
}
