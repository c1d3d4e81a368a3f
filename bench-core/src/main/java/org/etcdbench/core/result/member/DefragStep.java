package org.etcdbench.core.result.member;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one member of those that were to be defragmented.
 *
 * @param endpoint its client URL
 * @param outcome whether it was
 * @param leader whether it led when its turn came; null if it had none
 * @param sizeBeforeBytes size of its database file before; null if it had no turn
 * @param sizeAfterBytes the same after; null if it is not known
 * @param tookNs from the request to its answer; null if it had no turn
 * @param blockedNs the longest that a read of this member waited meanwhile; null if it is not known
 * @param error why it is not done; empty if it is
 */
public record DefragStep(
    String endpoint,
    Outcome outcome,
    @Nullable Boolean leader,
    @Nullable Long sizeBeforeBytes,
    @Nullable Long sizeAfterBytes,
    @Nullable Long tookNs,
    @Nullable Long blockedNs,
    String error) {

  /** Whether a member was defragmented. */
  public enum Outcome {
    /** It was. */
    DONE,
    /** It was told to, and did not say that it has. */
    FAILED,
    /** It was not told to, as something was wrong before. */
    NOT_DONE,
    /** It was not told to, as it is a learner: etcd does not let learners be defragmented. */
    LEARNER
  }

  /** Checks that a reason is given exactly if there must be one. */
  public DefragStep {
    Objects.requireNonNull(endpoint, "endpoint is null");
    if ((outcome == Outcome.DONE) != error.isEmpty()) {
      throw new IllegalArgumentException(
          "error must be empty for what is done and for nothing else, got: '" + error + "'");
    }
  }

  /** One that could not have a turn. */
  public static DefragStep learner(String endpoint) {
    return new DefragStep(
        endpoint,
        Outcome.LEARNER,
        null,
        null,
        null,
        null,
        null,
        "a learner, which etcd does not let be defragmented");
  }

  /** One that had no turn. */
  public static DefragStep notDone(String endpoint, String reason) {
    return new DefragStep(endpoint, Outcome.NOT_DONE, null, null, null, null, null, reason);
  }
}
