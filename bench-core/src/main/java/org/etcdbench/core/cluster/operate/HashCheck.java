package org.etcdbench.core.cluster.operate;

import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.StatusResponse;
import java.util.Optional;
import java.util.OptionalLong;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberHash;

/**
 * Compares the members' data by their hashes at one revision: the latest that all of those have
 * reached that answer, so that none has to catch up first.
 */
record HashCheck(MemberLinks members) {
  /** The cluster may compact between one member's answer and another's. */
  private static final int TRIES = 3;

  DataHashes run() throws InterruptedException {
    DataHashes hashes = once();
    for (int i = 1; i < TRIES && hashes.verdict() == DataHashes.Verdict.UNKNOWN; i++) {
      if (hashes.members().stream().anyMatch(member -> member.hash() == null)) {
        return hashes;
      }
      hashes = once();
    }
    return hashes;
  }

  private DataHashes once() throws InterruptedException {
    OptionalLong reached =
        members.all(MemberLink::status, (link, status) -> revision(status)).stream()
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .min();
    // no revision is the latest of each; none will answer anyway, and then says why
    long revision = reached.orElse(0);
    return new DataHashes(
        reached.isPresent() ? revision : null,
        members.all(link -> link.hash(revision), HashCheck::hash));
  }

  private static Optional<Long> revision(Answer<StatusResponse> answer) {
    return answer instanceof Answer.Given<StatusResponse> status
        ? Optional.of(status.value().getHeader().getRevision())
        : Optional.empty();
  }

  private static MemberHash hash(MemberLink link, Answer<HashKVResponse> answer) {
    if (!(answer instanceof Answer.Given<HashKVResponse> given)) {
      return new MemberHash(link.url(), null, null, answer.reason());
    }
    HashKVResponse response = given.value();
    // etcd says -1 of history that was never compacted
    Long compacted = response.getCompactRevision() < 0 ? null : response.getCompactRevision();
    return new MemberHash(link.url(), Integer.toUnsignedLong(response.getHash()), compacted, "");
  }
}
