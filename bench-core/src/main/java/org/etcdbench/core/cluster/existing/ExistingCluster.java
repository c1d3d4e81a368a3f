package org.etcdbench.core.cluster.existing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.SharedHosts;
import org.etcdbench.core.cluster.connected.ConnectedCluster;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;

/** One run's view of members that are not ours. */
final class ExistingCluster extends ConnectedCluster {
  private final ExistingSettings settings;
  private final Aftercare aftercare;

  ExistingCluster(
      ExistingSettings settings,
      List<Endpoint> endpoints,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      Aftercare aftercare) {
    super(endpoints, access, control, snapshots);
    this.settings = settings;
    this.aftercare = aftercare;
  }

  @Override
  public String keyPrefix() {
    return settings.prefix();
  }

  @Override
  public Optional<SharedHost> sharedHost() {
    return SharedHosts.among(endpoints());
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
      control().keys().delete(settings.prefix());
    }
    return aftercare.run(control()::compact);
  }
}
