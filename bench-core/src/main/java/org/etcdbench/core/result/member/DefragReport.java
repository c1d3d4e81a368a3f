package org.etcdbench.core.result.member;

import java.util.List;

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

  /** Whether all members are defragmented and healthy. */
  public boolean complete() {
    return trouble.isEmpty()
        && steps.stream().allMatch(step -> step.outcome() == DefragStep.Outcome.DONE);
  }
}
