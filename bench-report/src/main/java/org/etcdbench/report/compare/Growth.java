package org.etcdbench.report.compare;

import java.util.Optional;
import org.etcdbench.core.result.ScenarioResult;

/** Says which part of the mean response time grew most from one row to another. */
public final class Growth {
  private Growth() {}

  /**
   * Such as {@code of +3.1 ms mean, WAL sync +1.3 ms}; empty where members' metrics do not tell it,
   * or the mean did not grow.
   */
  public static Optional<String> of(ScenarioResult base, ScenarioResult other) {
    return TimeParts.of(other).growthSince(TimeParts.of(base));
  }
}
