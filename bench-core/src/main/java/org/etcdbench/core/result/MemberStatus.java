package org.etcdbench.core.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a member said of itself, or that it did not answer.
 *
 * @param name the member's name
 * @param endpoint its client URL
 * @param id its id as etcdctl prints it, hexadecimal; empty if it did not answer
 * @param version its etcd version; empty if it did not answer
 * @param leader whether it is the leader
 * @param learner whether it is a learner
 * @param raftTerm the current term
 * @param raftIndex the last committed index
 * @param raftAppliedIndex the last applied index
 * @param dbSizeBytes size of the database file
 * @param dbSizeInUseBytes the part of it that is in use
 * @param errors what it complained of, or why it did not answer
 * @param revision the latest revision of its data; null if it is not known
 * @param quotaBytes size of the database beyond which it refuses writes; null if it is not known
 */
public record MemberStatus(
    String name,
    String endpoint,
    String id,
    String version,
    boolean leader,
    boolean learner,
    long raftTerm,
    long raftIndex,
    long raftAppliedIndex,
    long dbSizeBytes,
    long dbSizeInUseBytes,
    List<String> errors,
    @Nullable Long revision,
    @Nullable Long quotaBytes) {

  /** Copies the list. */
  public MemberStatus {
    errors = List.copyOf(errors);
  }

  /** Of a member whose revision and quota are not known. */
  public MemberStatus(
      String name,
      String endpoint,
      String id,
      String version,
      boolean leader,
      boolean learner,
      long raftTerm,
      long raftIndex,
      long raftAppliedIndex,
      long dbSizeBytes,
      long dbSizeInUseBytes,
      List<String> errors) {
    this(
        name,
        endpoint,
        id,
        version,
        leader,
        learner,
        raftTerm,
        raftIndex,
        raftAppliedIndex,
        dbSizeBytes,
        dbSizeInUseBytes,
        errors,
        null,
        null);
  }

  /** The member of this name at this URL, which did not answer. */
  public static MemberStatus silent(String name, String endpoint, String reason) {
    return new MemberStatus(
        name, endpoint, "", "", false, false, 0, 0, 0, 0, 0, List.of(reason), null, null);
  }

  /** The same, under another name. */
  public MemberStatus named(String other) {
    return copy(other, quotaBytes);
  }

  /** The same, with this quota. */
  public MemberStatus withQuota(long bytes) {
    return copy(name, bytes);
  }

  private MemberStatus copy(String newName, @Nullable Long newQuotaBytes) {
    return new MemberStatus(
        newName,
        endpoint,
        id,
        version,
        leader,
        learner,
        raftTerm,
        raftIndex,
        raftAppliedIndex,
        dbSizeBytes,
        dbSizeInUseBytes,
        errors,
        revision,
        newQuotaBytes);
  }

  /** Whether the member answered. */
  public boolean answered() {
    return !id.isEmpty();
  }

  /** Size of the database beyond which it refuses writes; empty if it is not known. */
  public Optional<Long> quota() {
    return Optional.ofNullable(quotaBytes);
  }

  /** Bytes of the database file that no data is in: what a defragmentation would give back. */
  public long freeBytes() {
    return Math.max(0, dbSizeBytes - dbSizeInUseBytes);
  }
}
