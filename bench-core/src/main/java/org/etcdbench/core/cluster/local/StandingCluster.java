package org.etcdbench.core.cluster.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster that outlives the command that started it.
 *
 * @param name its name
 * @param startedAt when it was asked for
 * @param etcd which etcd its members run, and where that was found
 * @param directory under which its members' data and logs are
 * @param members its members; none while it starts
 */
public record StandingCluster(
    String name, Instant startedAt, String etcd, Path directory, List<StandingMember> members) {

  /** Copies the list. */
  public StandingCluster {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(etcd, "etcd is null");
    Objects.requireNonNull(directory, "directory is null");
    members = List.copyOf(members);
  }

  /** Its members' client URLs. */
  public List<URI> urls() {
    return members.stream().map(StandingMember::url).toList();
  }

  /** How many of its members' processes run. */
  public int running() {
    return processes().size();
  }

  /** Those of its processes that run; also those of a start that was killed. */
  List<ProcessHandle> processes() {
    Processes ours = new Processes(directory);
    return members.isEmpty()
        ? ours.all()
        : members.stream().map(member -> member.process(ours)).flatMap(Optional::stream).toList();
  }
}
