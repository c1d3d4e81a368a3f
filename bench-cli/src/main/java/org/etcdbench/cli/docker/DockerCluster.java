package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberControl;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.local.WorkDirectory;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** Members of ours in containers on this machine. */
final class DockerCluster implements Cluster, MemberControl {
  private final DockerClient client;
  private final List<MemberContainer> members;
  private final Access access;
  private final GrpcControlPlane control;
  private final Snapshots snapshots;
  private final Path directory;
  private final Ownership ownership;

  DockerCluster(
      DockerClient client,
      List<MemberContainer> members,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      Path directory,
      Ownership ownership) {
    this.client = client;
    this.members = List.copyOf(members);
    this.access = access;
    this.control = control;
    this.snapshots = snapshots;
    this.directory = directory;
    this.ownership = ownership;
  }

  @Override
  public List<Endpoint> endpoints() {
    return members.stream().map(MemberContainer::endpoint).toList();
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
    return "";
  }

  @Override
  public Optional<SharedHost> sharedHost() {
    return Optional.of(
        SharedHost.ofAll(
            endpoints(),
            "all members, in containers behind published ports, and the generator run on one"
                + " machine"));
  }

  @Override
  public Map<String, String> gone() {
    Map<String, String> gone = new LinkedHashMap<>();
    for (MemberContainer member : members) {
      member.gone().ifPresent(how -> gone.put(member.endpoint().member(), how));
    }
    return gone;
  }

  @Override
  public Map<String, Path> logs() {
    Map<String, Path> logs = new LinkedHashMap<>();
    members.forEach(member -> logs.put(member.endpoint().member(), member.log()));
    return logs;
  }

  @Override
  public Optional<MemberControl> memberControl() {
    return Optional.of(this);
  }

  @Override
  public void pause(String member) throws ClusterException {
    named(member).pause();
  }

  @Override
  public void resume(String member) throws ClusterException {
    named(member).resume();
  }

  @Override
  public void kill(String member) throws ClusterException, InterruptedException {
    named(member).kill();
  }

  private MemberContainer named(String member) {
    return members.stream()
        .filter(container -> container.endpoint().member().equals(member))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no member is called " + member));
  }

  @Override
  public void keepLogs(Path target) throws IOException {
    writeLogs(members, target);
  }

  static void writeLogs(List<MemberContainer> members, Path target) throws IOException {
    Files.createDirectories(target);
    for (MemberContainer member : members) {
      member.writeLog(target.resolve(member.endpoint().member() + ".log"));
    }
  }

  @Override
  public void close() throws ClusterException {
    control.close();
    members.forEach(MemberContainer::close);
    ownership.removeAll(client);
    try {
      WorkDirectory.delete(directory);
    } catch (IOException e) {
      throw new ClusterException("cannot remove " + directory + ": " + e.getMessage(), e);
    }
  }
}
