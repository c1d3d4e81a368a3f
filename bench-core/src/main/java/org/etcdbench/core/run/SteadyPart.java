package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.record.IntervalRecording;
import org.etcdbench.core.record.IterationRecording;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.steady.SteadyState;
import org.etcdbench.core.steady.SteadyVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an iteration without its unsteady beginning.
 *
 * @param result without the seconds that were cut off
 * @param trimmedNs how much was cut off
 * @param finding that it was not steady; null if it was
 */
record SteadyPart(LoopResult result, long trimmedNs, @Nullable Finding finding) {
  private static final long NS_PER_S = 1_000_000_000L;

  /** All of it. */
  static SteadyPart whole(LoopResult result) {
    return new SteadyPart(result, 0, null);
  }

  /** What the rule leaves; all of it, with a finding, where it finds no steady state. */
  static SteadyPart of(LoopResult result, int index, SteadyState rule) {
    SteadyVerdict verdict = rule.verdict(SecondBySecond.of(List.of(result)));
    if (verdict.steady()) {
      return trimmed(result, verdict.trimmedSeconds());
    }
    String message = "iteration " + index + " was not steady: " + verdict.evidence();
    return new SteadyPart(result, 0, new Finding(Finding.Code.NOT_STEADY, message));
  }

  /** That it was not steady; empty if it was. */
  Optional<Finding> unsteady() {
    return Optional.ofNullable(finding);
  }

  private static SteadyPart trimmed(LoopResult result, int seconds) {
    if (seconds == 0) {
      return whole(result);
    }
    long trimmedNs = seconds * NS_PER_S;
    List<IntervalRecording> kept = new ArrayList<>();
    long cut = 0;
    for (IntervalRecording interval : result.recording().intervals()) {
      if (interval.second() >= seconds) {
        kept.add(interval.earlier(seconds));
      } else {
        cut += interval.response().count();
      }
    }
    IterationRecording recording = IterationRecording.of(kept, result.recording().errorTexts());
    LoopResult rest =
        new LoopResult(
            result.startedAt().plusNanos(trimmedNs),
            result.windowNs() - trimmedNs,
            recording,
            without(result.generator(), cut),
            result.unanswered(),
            result.stopReason());
    return new SteadyPart(rest, trimmedNs, null);
  }

  /** Requests under way were counted over the whole window, so they say nothing of a part. */
  private static GeneratorResult without(GeneratorResult whole, long cut) {
    return new GeneratorResult(
        whole.elapsedNs(),
        whole.cpuNs(),
        whole.busiestThreadPct(),
        whole.requests(),
        null,
        whole.openSchedule().map(schedule -> schedule.without(cut)).orElse(null));
  }
}
