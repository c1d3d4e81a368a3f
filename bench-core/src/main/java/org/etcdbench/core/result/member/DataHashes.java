package org.etcdbench.core.result.member;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of several members at one revision.
 *
 * @param revision the revision, which all members had reached that answered; null if none answered
 * @param members each member's hash
 */
public record DataHashes(@Nullable Long revision, List<MemberHash> members) {

  /** Copies the list. */
  public DataHashes {
    members = List.copyOf(members);
  }

  /** What the hashes say of the data. */
  public enum Verdict {
    /** All members gave the same hash. */
    EQUAL,
    /** Two members that compacted up to the same revision gave different ones. */
    DIFFERENT,
    /** A member gave none, or they compacted up to different revisions. */
    UNKNOWN
  }

  /** What the hashes say; a difference is one also if others do not answer. */
  public Verdict verdict() {
    Set<Optional<Long>> compactions = new HashSet<>();
    Set<MemberHash> distinct = new HashSet<>();
    for (MemberHash member : answered()) {
      compactions.add(Optional.ofNullable(member.compactRevision()));
      distinct.add(new MemberHash("", member.hash(), member.compactRevision(), ""));
    }
    if (distinct.size() > compactions.size()) {
      return Verdict.DIFFERENT;
    }
    boolean allAnswered = answered().size() == members.size();
    return allAnswered && distinct.size() == 1 ? Verdict.EQUAL : Verdict.UNKNOWN;
  }

  private List<MemberHash> answered() {
    return members.stream().filter(member -> member.hash() != null).toList();
  }
}
