package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;

/** Members of ours on this machine. */
final class LocalCluster implements Cluster {
  private final List<MemberProcess> members;
  private final Access access;
  private final GrpcControlPlane control;
  private final Snapshots snapshots;
  private final Path directory;

  LocalCluster(
      List<MemberProcess> members,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      Path directory) {
    this.members = List.copyOf(members);
    this.access = access;
    this.control = control;
    this.snapshots = snapshots;
    this.directory = directory;
  }

  @Override
  public List<Endpoint> endpoints() {
    return members.stream().map(MemberProcess::endpoint).toList();
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
        SharedHost.ofAll(endpoints(), "all members and the generator run on one machine"));
  }

  @Override
  public Map<String, String> gone() {
    Map<String, String> gone = new LinkedHashMap<>();
    for (MemberProcess member : members) {
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
    return Optional.of(new LocalMemberControl(members));
  }

  @Override
  public void keepLogs(Path target) throws IOException {
    copyLogs(members, target);
  }

  static void copyLogs(List<MemberProcess> members, Path target) throws IOException {
    Files.createDirectories(target);
    for (MemberProcess member : members) {
      Files.copy(
          member.log(),
          target.resolve(member.log().getFileName().toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The members' processes. */
  List<MemberProcess> members() {
    return members;
  }

  /** Lets go of members that live on. */
  void leave() {
    control.close();
  }

  @Override
  public void close() throws ClusterException {
    control.close();
    try {
      stop(members);
      WorkDirectory.delete(directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new ClusterException("cannot remove " + directory + ": " + e.getMessage(), e);
    }
  }

  static void stop(List<MemberProcess> members) throws InterruptedException {
    members.forEach(MemberProcess::kill);
    for (MemberProcess member : members) {
      member.awaitEnd();
    }
  }
}
