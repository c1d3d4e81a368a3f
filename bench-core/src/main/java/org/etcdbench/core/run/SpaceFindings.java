package org.etcdbench.core.run;

import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;

/** Recognises by what requests were answered that a database is full. */
final class SpaceFindings {
  /** What every etcd since 3.0 answers then. */
  private static final String FULL = "mvcc: database space exceeded";

  private SpaceFindings() {}

  /** That requests were refused for want of space, and how many; empty if none was. */
  static Optional<Finding> of(List<IterationResult> iterations) {
    long refused =
        iterations.stream()
            .flatMap(iteration -> iteration.errorTexts().entrySet().stream())
            .filter(text -> text.getKey().contains(FULL))
            .mapToLong(text -> text.getValue())
            .sum();
    return refused == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(Code.NO_SPACE, refused + " requests were refused with '" + FULL + "'"));
  }
}
