package org.etcdbench.core.cluster.connected;

import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** What every cluster does over its control plane. Safe for use by several threads. */
public abstract class ConnectedCluster implements Cluster {
  private final List<Endpoint> endpoints;
  private final Access access;
  private final GrpcControlPlane control;
  private final Snapshots snapshots;

  /**
   * A cluster with these members.
   *
   * @param endpoints the members that can be reached, in a fixed order
   * @param access how they let us in
   * @param control the connection to them, which is closed with this
   * @param snapshots looks at them
   */
  protected ConnectedCluster(
      List<Endpoint> endpoints, Access access, GrpcControlPlane control, Snapshots snapshots) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.control = control;
    this.snapshots = snapshots;
  }

  @Override
  public final List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public final Access access() {
    return access;
  }

  @Override
  public final Tokens tokens() {
    return control.tokens();
  }

  @Override
  public final GrpcControlPlane control() {
    return control;
  }

  @Override
  public final ClusterSnapshot snapshot(boolean compareData) throws InterruptedException {
    return snapshots.take(compareData);
  }

  /** Ends the connection. */
  @Override
  public void close() throws ClusterException {
    control.close();
  }
}
