package org.etcdbench.core.cluster.operate;

import io.etcd.jetcd.api.DefragmentResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.core.result.member.DefragStep.Outcome;
import org.etcdbench.core.time.Time;

/**
 * Defragments members one at a time, followers first and the leader last, so that at most one does
 * not serve and at most one election can come of it. Before each all must be healthy; at the first
 * that is not, it stops.
 */
final class Defragmentation {
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final Duration RECOVERY_POLL = Duration.ofMillis(100);
  private static final Duration PROBE_PAUSE = Duration.ofMillis(1);

  private final MemberLinks members;
  private final DefragListener listener;
  private final Time time;
  private final List<MemberLink> waiting;
  private final List<DefragStep> steps = new ArrayList<>();

  Defragmentation(MemberLinks members, DefragListener listener, Time time) {
    this.members = members;
    this.listener = listener;
    this.time = time;
    this.waiting = new ArrayList<>(members.links());
  }

  DefragReport run() throws InterruptedException {
    Optional<String> trouble = trouble();
    List<DefragStep> learners = leaveOutLearners();
    while (trouble.isEmpty() && !waiting.isEmpty()) {
      trouble = next();
    }
    String reason = trouble.orElse("");
    for (MemberLink link : waiting) {
      steps.add(DefragStep.notDone(link.url(), "stopped before it"));
    }
    steps.addAll(learners);
    return new DefragReport(steps, reason);
  }

  /** None of them waits for a turn any more. */
  private List<DefragStep> leaveOutLearners() throws InterruptedException {
    List<DefragStep> learners = new ArrayList<>();
    for (MemberStatus status : statuses()) {
      if (status.learner()) {
        waiting.remove(link(status.endpoint()));
        learners.add(DefragStep.learner(status.endpoint()));
      }
    }
    return learners;
  }

  /** Why it cannot go on after the next member's turn; empty if it can. */
  private Optional<String> next() throws InterruptedException {
    List<MemberStatus> statuses = statuses();
    List<MemberStatus> candidates =
        statuses.stream().filter(status -> isWaiting(status.endpoint())).toList();
    MemberStatus chosen =
        candidates.stream()
            .filter(Predicate.not(MemberStatus::leader))
            .findFirst()
            .orElseGet(() -> candidates.get(0));
    if (!chosen.answered()) {
      return Optional.of(silent(chosen));
    }
    MemberLink link = link(chosen.endpoint());
    waiting.remove(link);
    listener.begins(chosen.endpoint(), chosen.leader(), chosen.dbSizeBytes());
    DefragStep step = defragment(link, chosen);
    steps.add(step);
    listener.ended(step);
    return step.outcome() == Outcome.DONE
        ? awaitRecovery()
        : Optional.of(step.endpoint() + " failed: " + step.error());
  }

  private boolean isWaiting(String endpoint) {
    return waiting.stream().anyMatch(link -> link.url().equals(endpoint));
  }

  private MemberLink link(String endpoint) {
    return waiting.stream().filter(l -> l.url().equals(endpoint)).findFirst().orElseThrow();
  }

  private DefragStep defragment(MemberLink link, MemberStatus before) throws InterruptedException {
    // the connection, and what else only the first read needs, is no matter of the defragmentation
    MemberLinks.await(link.readHere());
    CompletableFuture<Answer<DefragmentResponse>> call = link.defragment();
    OptionalLong blockedNs = longestRead(link, call);
    Answer<DefragmentResponse> answer = MemberLinks.await(call);
    String error = answer.reason();
    Optional<MemberStatus> after = status(link).filter(MemberStatus::answered);
    return new DefragStep(
        link.url(),
        error.isEmpty() ? Outcome.DONE : Outcome.FAILED,
        before.leader(),
        before.dbSizeBytes(),
        after.map(MemberStatus::dbSizeBytes).orElse(null),
        answer.tookNs(),
        blockedNs.isPresent() ? blockedNs.getAsLong() : null,
        error);
  }

  /**
   * Reads from the member's own database, one read a millisecond after the other's end, until the
   * call is over: the one that waits longest has waited for the defragmentation. Empty if a read
   * fails, as where our user may not read.
   */
  private OptionalLong longestRead(MemberLink link, CompletableFuture<?> call)
      throws InterruptedException {
    long longestNs = 0;
    while (!call.isDone()) {
      var read = MemberLinks.await(link.readHere());
      if (read instanceof Answer.Refused) {
        return OptionalLong.empty();
      }
      longestNs = Math.max(longestNs, read.tookNs());
      time.sleep(PROBE_PAUSE);
    }
    return longestNs > 0 ? OptionalLong.of(longestNs) : OptionalLong.empty();
  }

  /** Why the members are not healthy though they had some time for it; empty if they are. */
  private Optional<String> awaitRecovery() throws InterruptedException {
    long startedNs = time.nanoTime();
    while (true) {
      Optional<String> trouble = trouble();
      if (trouble.isEmpty() || time.nanoTime() - startedNs > RECOVERY.toNanos()) {
        return trouble;
      }
      time.sleep(RECOVERY_POLL);
    }
  }

  /**
   * What stands against another member's absence; empty if nothing does. An alarm does not: to
   * defragment is how one for space is cured. Nor does a learner, which serves no such read.
   */
  private Optional<String> trouble() throws InterruptedException {
    String unhealthy =
        members
            .all(
                MemberLink::readThroughLeader,
                (link, read) ->
                    read instanceof Answer.Refused<?> no && !no.forbidden() && !no.ofLearner()
                        ? link.url() + " is not healthy (" + no.reason() + ")"
                        : "")
            .stream()
            .filter(Predicate.not(String::isEmpty))
            .collect(Collectors.joining("; "));
    return Optional.of(unhealthy).filter(Predicate.not(String::isEmpty));
  }

  private List<MemberStatus> statuses() throws InterruptedException {
    return members.all(MemberLink::status, Operator::status);
  }

  private static Optional<MemberStatus> status(MemberLink link) throws InterruptedException {
    return Optional.of(Operator.status(link, MemberLinks.await(link.status())));
  }

  private static String silent(MemberStatus status) {
    return status.endpoint() + " does not answer (" + String.join("; ", status.errors()) + ")";
  }
}
