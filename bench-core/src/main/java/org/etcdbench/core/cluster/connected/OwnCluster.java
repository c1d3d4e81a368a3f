package org.etcdbench.core.cluster.connected;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberControl;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.operate.Snapshots;

/**
 * Members of ours, which share this machine with the generator, and all of whose data is ours.
 *
 * @param <M> what runs a member
 */
public abstract class OwnCluster<M extends OwnMember> extends ConnectedCluster {
  private final List<M> members;
  private final String sharing;

  /**
   * Of members that run.
   *
   * @param sharing who shares the machine, as a sentence
   */
  protected OwnCluster(
      List<M> members,
      Access access,
      GrpcControlPlane control,
      Snapshots snapshots,
      String sharing) {
    super(members.stream().map(OwnMember::endpoint).toList(), access, control, snapshots);
    this.members = List.copyOf(members);
    this.sharing = sharing;
  }

  /** What runs the members, in their order. */
  public final List<M> members() {
    return members;
  }

  @Override
  public final String keyPrefix() {
    return "";
  }

  @Override
  public final Optional<SharedHost> sharedHost() {
    return Optional.of(SharedHost.ofAll(endpoints(), sharing));
  }

  @Override
  public final Map<String, String> gone() {
    Map<String, String> gone = new LinkedHashMap<>();
    for (M member : members) {
      member.gone().ifPresent(how -> gone.put(member.endpoint().member(), how));
    }
    return gone;
  }

  @Override
  public final Map<String, Path> logs() {
    Map<String, Path> logs = new LinkedHashMap<>();
    members.forEach(member -> logs.put(member.endpoint().member(), member.log()));
    return logs;
  }

  @Override
  public final Optional<MemberControl> memberControl() {
    return Optional.of(new OwnMemberControl(members));
  }
}
