package org.etcdbench.report.gate;

import java.util.Objects;

/**
 * A figure that was judged.
 *
 * @param candidate what was judged
 * @param adjustedP how likely any difference as large is by chance alone, among all figures that
 *     were judged together (Holm 1979)
 * @param verdict on it
 * @param reason of the verdict, a few words
 * @param runsNeeded runs a side to find a change of the tolerance's size; 0 where the verdict needs
 *     no more
 */
public record GatedFigure(
    Candidate candidate, double adjustedP, GateVerdict verdict, String reason, int runsNeeded) {

  /** Checks that nothing is missing. */
  public GatedFigure {
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
