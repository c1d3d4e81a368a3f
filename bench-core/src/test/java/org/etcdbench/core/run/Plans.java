package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.scenario.Scenario;

/** Plans for tests. */
final class Plans {
  static final ProfileSource SOURCE = new ProfileSource("test", "name: test", List.of());
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Plans() {}

  static Plan of(int runs, Scenario... scenarios) {
    return plan(runs, 0, Duration.ZERO, LIMIT, scenarios);
  }

  static Plan warmed(Duration generatorWarmup, Scenario... scenarios) {
    return plan(1, 0, generatorWarmup, LIMIT, scenarios);
  }

  static Plan limited(Duration iterationLimit, Scenario... scenarios) {
    return plan(1, 0, Duration.ZERO, iterationLimit, scenarios);
  }

  static Plan plan(
      int runs,
      double maxErrorPct,
      Duration generatorWarmup,
      Duration iterationLimit,
      Scenario... scenarios) {
    return new Plan(
        SOURCE,
        List.of(scenarios),
        runs,
        "",
        List.of(),
        maxErrorPct,
        generatorWarmup,
        iterationLimit,
        ObserveSettings.DEFAULT);
  }
}
