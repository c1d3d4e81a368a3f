package org.etcdbench.core.cluster.operate;

import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.StatusResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberHash;

/**
 * Compares the members' data by their hashes at one revision: the latest that all of those have
 * reached that answer, so that none has to catch up first. A member reads all its data for its
 * hash, so they are asked one after the other, and the leader last.
 */
record HashCheck(MemberLinks members) {
  /** The cluster may compact between one member's answer and another's. */
  private static final int TRIES = 3;

  /** What etcd answers of a revision that is no more; 3.4 does so of the compacted one itself. */
  private static final String COMPACTED = "required revision has been compacted";

  /** Asks a member for the hash at whatever revision is its latest. */
  private static final long LATEST = 0;

  /** A member that is asked, and what it said of itself. */
  private record Asked(MemberLink link, Answer<StatusResponse> status) {
    boolean leads() {
      return status instanceof Answer.Given<StatusResponse> given
          && given.value().getLeader() == given.value().getHeader().getMemberId();
    }

    boolean learns() {
      return status instanceof Answer.Given<StatusResponse> given && given.value().getIsLearner();
    }

    Optional<Long> revision() {
      return status instanceof Answer.Given<StatusResponse> given
          ? Optional.of(given.value().getHeader().getRevision())
          : Optional.empty();
    }
  }

  DataHashes run() throws InterruptedException {
    List<Asked> asked = statuses();
    DataHashes hashes = hashes(asked, false);
    for (int i = 1; i < TRIES && hashes.verdict() == DataHashes.Verdict.UNKNOWN; i++) {
      asked = statuses();
      if (!worthAnotherTry(hashes, reached(asked))) {
        return isCompacted(hashes) ? latest(asked).orElse(hashes) : hashes;
      }
      hashes = hashes(asked, false);
    }
    return hashes;
  }

  /**
   * A member that gave no hash will give none, unless it was asked for a revision that was
   * compacted, and all have reached a later one since.
   */
  private static boolean worthAnotherTry(DataHashes hashes, OptionalLong reached) {
    Long before = hashes.revision();
    boolean later = before != null && reached.isPresent() && reached.getAsLong() > before;
    return without(hashes).isEmpty() || (later && isCompacted(hashes));
  }

  private static List<MemberHash> without(DataHashes hashes) {
    return hashes.members().stream().filter(member -> member.hash() == null).toList();
  }

  /** Whether all that gave no hash did so because the revision was compacted. */
  private static boolean isCompacted(DataHashes hashes) {
    return without(hashes).stream().allMatch(member -> member.error().contains(COMPACTED));
  }

  /**
   * The hashes at the latest revision, which 3.4 gives also if history was compacted up to it; they
   * tell of what revision they are. Only equal ones say something: members that have not done all
   * of the compaction yet may hold more than others.
   */
  private Optional<DataHashes> latest(List<Asked> asked) throws InterruptedException {
    return Optional.of(hashes(asked, true))
        .filter(hashes -> hashes.verdict() == DataHashes.Verdict.EQUAL);
  }

  /** Learners are left out: etcd does not let them be asked for hashes. */
  private List<Asked> statuses() throws InterruptedException {
    return members.all(MemberLink::status, Asked::new).stream()
        .filter(Predicate.not(Asked::learns))
        .toList();
  }

  private static OptionalLong reached(List<Asked> asked) {
    return asked.stream()
        .flatMap(member -> member.revision().stream())
        .mapToLong(Long::longValue)
        .min();
  }

  private DataHashes hashes(List<Asked> asked, boolean latest) throws InterruptedException {
    OptionalLong reached = reached(asked);
    List<Asked> inTurn = new ArrayList<>(asked);
    inTurn.sort(Comparator.comparing(Asked::leads));
    Map<MemberLink, MemberHash> hashes = new HashMap<>();
    for (Asked member : inTurn) {
      hashes.put(member.link(), hash(member, reached, latest));
    }
    return new DataHashes(
        reached.isPresent() ? reached.getAsLong() : null,
        asked.stream().map(member -> Objects.requireNonNull(hashes.get(member.link()))).toList());
  }

  private static MemberHash hash(Asked member, OptionalLong reached, boolean latest)
      throws InterruptedException {
    MemberLink link = member.link();
    if (member.revision().isEmpty() || reached.isEmpty()) {
      return new MemberHash(link.url(), null, null, member.status().reason());
    }
    Answer<HashKVResponse> answer =
        MemberLinks.await(link.hash(latest ? LATEST : reached.getAsLong()));
    if (!(answer instanceof Answer.Given<HashKVResponse> given)) {
      return new MemberHash(link.url(), null, null, answer.reason());
    }
    HashKVResponse response = given.value();
    long revision = response.getHeader().getRevision();
    if (latest && revision != reached.getAsLong()) {
      return new MemberHash(link.url(), null, null, "it has come to revision " + revision);
    }
    // etcd says -1 of history that was never compacted
    Long compacted = response.getCompactRevision() < 0 ? null : response.getCompactRevision();
    return new MemberHash(link.url(), Integer.toUnsignedLong(response.getHash()), compacted, "");
  }
}
