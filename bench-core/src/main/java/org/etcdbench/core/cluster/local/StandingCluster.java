package org.etcdbench.core.cluster.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.cluster.ClusterException;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that outlives the command that started it.
 *
 * @param name its name
 * @param startedAt when it was asked for
 * @param etcd which etcd its members run, and where that was found
 * @param directory under which its members' data and logs are
 * @param security how it is secured, and with which files; null if it lets everybody in
 * @param members its members; none while it starts
 */
public record StandingCluster(
    String name,
    Instant startedAt,
    String etcd,
    Path directory,
    @Nullable LocalSecurity security,
    List<StandingMember> members) {

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

  /** How it is secured; empty if it lets everybody in. */
  public Optional<LocalSecurity> secured() {
    return Optional.ofNullable(security);
  }

  /**
   * How it lets us in.
   *
   * @throws ClusterException if the files are not there any more that it takes
   */
  public Access access() throws ClusterException {
    try {
      return security == null ? Access.OPEN : security.access();
    } catch (AccessException e) {
      throw new ClusterException("cannot enter the cluster " + name + ": " + e.getMessage(), e);
    }
  }

  StandingCluster withMembers(List<StandingMember> running) {
    return new StandingCluster(name, startedAt, etcd, directory, security, running);
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
