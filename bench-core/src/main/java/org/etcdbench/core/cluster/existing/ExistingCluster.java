package org.etcdbench.core.cluster.existing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.SharedHosts;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** One run's view of members that are not ours. */
final class ExistingCluster implements Cluster {
  private final ExistingSettings settings;
  private final List<Endpoint> endpoints;
  private final Access access;
  private final GrpcControlPlane control;
  private final Snapshots snapshots;
  private final Aftercare aftercare;

  ExistingCluster(
      ExistingSettings settings,
      List<Endpoint> endpoints,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      Aftercare aftercare) {
    this.settings = settings;
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.control = control;
    this.snapshots = snapshots;
    this.aftercare = aftercare;
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Tokens tokens() {
    return control.tokens();
  }

  @Override
  public ControlPlane control() {
    return control;
  }

  @Override
  public ClusterSnapshot snapshot(boolean compareData) throws InterruptedException {
    return snapshots.take(compareData);
  }

  @Override
  public String keyPrefix() {
    return settings.prefix();
  }

  @Override
  public Optional<SharedHost> sharedHost() {
    return SharedHosts.among(endpoints);
  }

  @Override
  public Map<String, String> gone() {
    return Map.of();
  }

  @Override
  public void keepLogs(Path directory) {
    // the members and their logs are not ours
  }

  @Override
  public List<String> tidy() throws ClusterException, InterruptedException {
    if (!settings.keepData()) {
      control.keys().delete(settings.prefix());
    }
    return aftercare.run(control::compact);
  }

  @Override
  public void close() {
    control.close();
  }
}
