package org.etcdbench.core.run;

import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.core.observe.Silence;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;

/** What it means for a run that a member did not answer for a while. */
final class SilenceFindings {
  private SilenceFindings() {}

  /** Only a silence during what was measured makes its numbers useless. */
  static Finding of(Silence silence, List<IterationResult> iterations) {
    List<IterationResult> touched =
        iterations.stream()
            .filter(iteration -> iteration.kind() == Kind.MEASUREMENT)
            .filter(iteration -> overlap(silence, iteration))
            .toList();
    return touched.isEmpty()
        ? new Finding(Code.SILENT_ASIDE, silence.sentence() + "; nothing was measured meanwhile")
        : new Finding(Code.MEMBER_SILENT, silence.sentence() + "; " + during(touched));
  }

  private static boolean overlap(Silence silence, IterationResult iteration) {
    return silence.to().isAfter(iteration.startedAt())
        && silence.from().isBefore(iteration.startedAt().plusNanos(iteration.windowNs()));
  }

  private static String during(List<IterationResult> touched) {
    return "that was during iteration "
        + touched.stream().map(i -> Integer.toString(i.index())).collect(Collectors.joining(", "));
  }
}
