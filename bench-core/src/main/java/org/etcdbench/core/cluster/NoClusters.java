package org.etcdbench.core.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;

/**
 * No members at all, for the driver that sends nothing: a run then measures the generator alone.
 */
public final class NoClusters implements ClusterProvider {

  @Override
  public String describe() {
    return "no members: requests end in the generator";
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
    return new NoCluster(
        IntStream.rangeClosed(1, members)
            .mapToObj(i -> new Endpoint("m" + i, URI.create("http://localhost:" + i)))
            .toList());
  }

  @Override
  public void close() {
    // nothing was prepared
  }

  /** Names without members behind them. */
  private record NoCluster(List<Endpoint> endpoints) implements Cluster, ControlPlane {

    @Override
    public Access access() {
      return Access.OPEN;
    }

    @Override
    public Tokens tokens() {
      return Tokens.NONE;
    }

    @Override
    public ControlPlane control() {
      return this;
    }

    @Override
    public ClusterSnapshot snapshot(boolean compareData) {
      return ClusterSnapshot.NONE;
    }

    @Override
    public String keyPrefix() {
      return "";
    }

    @Override
    public Optional<SharedHost> sharedHost() {
      return Optional.empty();
    }

    @Override
    public Map<String, String> gone() {
      return Map.of();
    }

    @Override
    public Map<String, URI> metricsUrls() {
      return Map.of();
    }

    @Override
    public void keepLogs(Path directory) {
      // nobody logs
    }

    @Override
    public List<MemberStatus> statuses() {
      return List.of();
    }

    @Override
    public Leadership leadership() {
      return new Leadership(endpoints.get(0).member(), 1);
    }

    @Override
    public void prefill(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values) {
      // the loopback driver looks nothing up
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
