package org.etcdbench.core.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to its cluster: the difference of two snapshots.
 *
 * @param revisions how many revisions were made meanwhile, by whomever; null if it is not known
 * @param members each member that answered before and after
 * @param sizesDiverge whether the members' database files differ in size by more than {@value
 *     #TOLERANCE_PCT} %
 * @param inUseDiverges whether the parts in use do; if only the files do, it is fragmentation,
 *     which a defragmentation ends
 */
public record ClusterChange(
    @Nullable Long revisions,
    List<MemberChange> members,
    boolean sizesDiverge,
    boolean inUseDiverges) {

  /** Sizes that differ by less are alike: members write pages at moments of their own. */
  public static final int TOLERANCE_PCT = 10;

  /** Sizes that differ by less are alike, however small they are. */
  private static final long TOLERANCE_BYTES = 4L << 20;

  private static final double PERCENT = 100;

  /** Copies the list. */
  public ClusterChange {
    members = List.copyOf(members);
  }

  /**
   * What a run did to one member.
   *
   * @param name the member's name
   * @param dbSizeBytes by how much its database file grew
   * @param dbSizeInUseBytes by how much the part in use grew
   * @param revisions how many revisions it made; null if it is not known
   * @param raftIndex how many entries were committed
   * @param raftAppliedIndex how many entries it applied
   * @param lag how many entries that some member has committed it has not applied in the end
   * @param freeBytes what a defragmentation would give back in the end
   */
  public record MemberChange(
      String name,
      long dbSizeBytes,
      long dbSizeInUseBytes,
      @Nullable Long revisions,
      long raftIndex,
      long raftAppliedIndex,
      long lag,
      long freeBytes) {}

  /** The difference between two snapshots; empty if no member answered in both. */
  public static Optional<ClusterChange> between(ClusterSnapshot before, ClusterSnapshot after) {
    List<MemberStatus> answered = after.answered();
    long committed = answered.stream().mapToLong(MemberStatus::raftIndex).max().orElse(0);
    List<MemberChange> members =
        answered.stream()
            .flatMap(now -> same(now, before).map(then -> change(then, now, committed)).stream())
            .toList();
    if (members.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClusterChange(
            difference(before.revision(), after.revision()),
            members,
            diverge(answered.stream().mapToLong(MemberStatus::dbSizeBytes).toArray()),
            diverge(answered.stream().mapToLong(MemberStatus::dbSizeInUseBytes).toArray())));
  }

  private static Optional<MemberStatus> same(MemberStatus member, ClusterSnapshot snapshot) {
    return snapshot.answered().stream().filter(m -> m.id().equals(member.id())).findFirst();
  }

  private static MemberChange change(MemberStatus then, MemberStatus now, long committed) {
    return new MemberChange(
        now.name(),
        now.dbSizeBytes() - then.dbSizeBytes(),
        now.dbSizeInUseBytes() - then.dbSizeInUseBytes(),
        difference(optional(then.revision()), optional(now.revision())),
        now.raftIndex() - then.raftIndex(),
        now.raftAppliedIndex() - then.raftAppliedIndex(),
        Math.max(0, committed - now.raftAppliedIndex()),
        now.freeBytes());
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static @Nullable Long difference(OptionalLong then, OptionalLong now) {
    return then.isPresent() && now.isPresent() ? now.getAsLong() - then.getAsLong() : null;
  }

  private static boolean diverge(long[] sizes) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (long size : sizes) {
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
    long apart = most - least;
    return apart > TOLERANCE_BYTES && PERCENT * apart > TOLERANCE_PCT * (double) most;
  }
}
