package org.etcdbench.core.observe;

import java.time.Instant;
import java.util.List;

/**
 * A stretch during which a member did not answer.
 *
 * @param member its name
 * @param from when the first question was asked that it did not answer
 * @param to when it was first seen to answer again, or when nobody asked any more
 * @param over whether it was seen to answer again
 * @param reason why the last answer failed
 * @param leaderChanges changes of the leader that were seen meanwhile, as sentences
 */
public record Silence(
    String member,
    Instant from,
    Instant to,
    boolean over,
    String reason,
    List<String> leaderChanges) {

  /** Copies the list. */
  public Silence {
    leaderChanges = List.copyOf(leaderChanges);
  }

  /** What was seen, as a sentence. */
  public String sentence() {
    String during = leaderChanges.isEmpty() ? "" : "; " + String.join("; ", leaderChanges);
    return "member "
        + member
        + " did not answer from "
        + from
        + " to "
        + to
        + ": "
        + reason
        + during;
  }
}
