package org.etcdbench.jmh.paired;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.connected.ConnectedCluster;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** Members that the parent process started and will end; all that is in them is ours. */
record RunningMembers(List<Endpoint> endpoints) implements ClusterProvider {

  @Override
  public String describe() {
    return "members of another process on loopback";
  }

  @Override
  public String etcdOrigin() {
    return "";
  }

  @Override
  public String dataFileSystem() {
    return "";
  }

  @Override
  public Cluster open(int members, String name) {
    return new Running(endpoints);
  }

  @Override
  public void close() {
    // nothing was started
  }

  private static final class Running extends ConnectedCluster {
    Running(List<Endpoint> endpoints) {
      super(
          endpoints,
          Access.OPEN,
          new GrpcControlPlane(endpoints, Access.OPEN, Time.SYSTEM),
          // hashes over all data would only keep members from the next turn
          new Snapshots(endpoints, Access.OPEN, Time.SYSTEM, MemberFacts.NONE, 0));
    }

    @Override
    public String keyPrefix() {
      return "";
    }

    @Override
    public Optional<SharedHost> sharedHost() {
      return Optional.of(
          SharedHost.ofAll(endpoints(), "all members and the generator run on one machine"));
    }

    @Override
    public Map<String, String> gone() {
      return Map.of();
    }

    @Override
    public void keepLogs(Path directory) {
      // the parent has them
    }
  }
}
