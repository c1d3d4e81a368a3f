package org.etcdbench.core.result;

import java.util.List;

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
    List<String> errors) {

  /** Copies the list. */
  public MemberStatus {
    errors = List.copyOf(errors);
  }

  /** Whether the member answered. */
  public boolean answered() {
    return !id.isEmpty();
  }
}
