package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.Scenario;

/**
 * All that one invocation is to run: a profile, read and checked.
 *
 * @param source the profile as it was given
 * @param scenarios the rows, without duplicates, at least one
 * @param runs independent repetitions of each scenario, 1..1000
 * @param etcdVersion version that members of ours must have: a full one or its beginning ({@code
 *     3.5}); empty for any
 * @param etcdArgs further arguments for members of ours
 * @param maxErrorPct share of failed requests, in percent, above which a run is invalid, 0..100
 * @param generatorWarmup for how long the generator itself is warmed before the first run
 * @param iterationLimit an iteration that takes longer is cut off
 * @param observe what is observed of the members meanwhile
 */
public record Plan(
    ProfileSource source,
    List<Scenario> scenarios,
    int runs,
    String etcdVersion,
    List<String> etcdArgs,
    double maxErrorPct,
    Duration generatorWarmup,
    Duration iterationLimit,
    ObserveSettings observe) {

  /** The largest number of runs. */
  public static final int MAX_RUNS = 1000;

  /** Checks the bounds and copies the lists. */
  public Plan {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(observe, "observe is null");
    Objects.requireNonNull(etcdVersion, "etcdVersion is null");
    scenarios = List.copyOf(scenarios);
    etcdArgs = List.copyOf(etcdArgs);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must be >= 1, got: 0");
    }
    if (runs < 1 || runs > MAX_RUNS) {
      throw new IllegalArgumentException("runs must be 1.." + MAX_RUNS + ", got: " + runs);
    }
    if (!(maxErrorPct >= 0 && maxErrorPct <= 100)) {
      throw new IllegalArgumentException("max-error-pct must be 0..100, got: " + maxErrorPct);
    }
    if (generatorWarmup.isNegative() || generatorWarmup.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "generator-warmup must be >= 0 and <= "
              + Durations.format(Durations.LONGEST)
              + ", got: "
              + Durations.format(generatorWarmup));
    }
    if (iterationLimit.isNegative()
        || iterationLimit.isZero()
        || iterationLimit.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "iteration-limit must be > 0 and <= "
              + Durations.format(Durations.LONGEST)
              + ", got: "
              + Durations.format(iterationLimit));
    }
  }

  /** The drivers in use, in the order in which they first occur. */
  public List<DriverKind> drivers() {
    return scenarios.stream().map(Scenario::driver).distinct().toList();
  }

  /** The cluster sizes in use, in the order in which they first occur. */
  public List<Integer> sizes() {
    return scenarios.stream().map(Scenario::members).distinct().toList();
  }
}
