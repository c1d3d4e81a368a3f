package org.etcdbench.report.gate;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was judged.
 *
 * @param candidate what was judged
 * @param adjustedP how likely any difference as large is by chance alone, among all figures that
 *     were judged together ({@link org.etcdbench.report.stats.StepDown})
 * @param verdict on it
 * @param reason of the verdict, a few words
 * @param advice how many runs would tell more; null where the verdict needs no more
 */
public record GatedFigure(
    Candidate candidate,
    double adjustedP,
    GateVerdict verdict,
    String reason,
    @Nullable RunsAdvice advice) {

  /** Checks that nothing is missing. */
  public GatedFigure {
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(reason, "reason is null");
  }

  /** How many runs would tell more; empty where the verdict needs no more. */
  public Optional<RunsAdvice> runsNeeded() {
    return Optional.ofNullable(advice);
  }
}
