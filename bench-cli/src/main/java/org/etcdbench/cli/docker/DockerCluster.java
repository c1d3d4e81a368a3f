package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.connected.OwnCluster;
import org.etcdbench.core.cluster.local.WorkDirectory;
import org.etcdbench.core.cluster.operate.Snapshots;

/** Members of ours in containers on this machine. */
final class DockerCluster extends OwnCluster<MemberContainer> {
  private final DockerClient client;
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
    super(
        members,
        access,
        control,
        snapshots,
        "all members, in containers behind published ports, and the generator run on one machine");
    this.client = client;
    this.directory = directory;
    this.ownership = ownership;
  }

  @Override
  public void keepLogs(Path target) throws IOException {
    writeLogs(members(), target);
  }

  static void writeLogs(List<MemberContainer> members, Path target) throws IOException {
    Files.createDirectories(target);
    for (MemberContainer member : members) {
      member.writeLog(target.resolve(member.endpoint().member() + ".log"));
    }
  }

  @Override
  public void close() throws ClusterException {
    super.close();
    members().forEach(MemberContainer::close);
    ownership.removeAll(client);
    try {
      WorkDirectory.delete(directory);
    } catch (IOException e) {
      throw new ClusterException("cannot remove " + directory + ": " + e.getMessage(), e);
    }
  }
}
