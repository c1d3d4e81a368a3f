package org.etcdbench.core.result.member;

import java.util.List;
import org.etcdbench.core.result.member.DefragStep.Outcome;

/**
 * What a defragmentation did.
 *
 * @param steps each member's: first those that had their turn, in its order
 * @param trouble why it stopped, or what was wrong when it was over; empty if nothing was
 */
public record DefragReport(List<DefragStep> steps, String trouble) {

  /** Copies the list. */
  public DefragReport {
    steps = List.copyOf(steps);
  }

  /** Whether all members but learners are defragmented, and all are healthy. */
  public boolean complete() {
    return trouble.isEmpty() && allDone();
  }

  /** Whether all members but learners are defragmented. */
  public boolean allDone() {
    return steps.stream()
        .map(DefragStep::outcome)
        .allMatch(outcome -> outcome == Outcome.DONE || outcome == Outcome.LEARNER);
  }
}
