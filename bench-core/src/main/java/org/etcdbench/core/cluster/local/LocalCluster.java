package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.connected.OwnCluster;
import org.etcdbench.core.cluster.operate.Snapshots;

/** Members of ours that are processes on this machine. */
final class LocalCluster extends OwnCluster<MemberProcess> {
  private final Path directory;

  LocalCluster(
      List<MemberProcess> members,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      Path directory) {
    super(members, access, control, snapshots, "all members and the generator run on one machine");
    this.directory = directory;
  }

  @Override
  public void keepLogs(Path target) throws IOException {
    copyLogs(members(), target);
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

  /** Lets go of members that live on. */
  void leave() {
    control().close();
  }

  @Override
  public void close() throws ClusterException {
    super.close();
    try {
      stop(members());
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
