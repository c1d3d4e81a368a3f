package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
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
 * @param security how members of ours are secured
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
    EtcdSecurity security,
    ObserveSettings observe) {

  /** The largest number of runs. */
  public static final int MAX_RUNS = 1000;

  /**
   * What is recorded second by second of a run is held until its end: some 30 MB an hour with seven
   * members.
   */
  public static final Duration LONGEST_RUN = Duration.ofHours(6);

  /** Checks the bounds and copies the lists. */
  public Plan {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(security, "security is null");
    Objects.requireNonNull(observe, "observe is null");
    Objects.requireNonNull(etcdVersion, "etcdVersion is null");
    scenarios = List.copyOf(scenarios);
    etcdArgs = List.copyOf(etcdArgs);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must be >= 1, got: 0");
    }
    scenarios.forEach(Plan::requireNotTooLong);
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

  private static void requireNotTooLong(Scenario scenario) {
    Duration timed = timed(scenario.warmup()).plus(timed(scenario.measurement()));
    if (timed.compareTo(LONGEST_RUN) > 0) {
      throw new IllegalArgumentException(
          "warmup and measurement of a run must last <= "
              + Durations.format(LONGEST_RUN)
              + " together, got: "
              + Durations.format(timed)
              + "; more runs, or several results, make a longer measurement");
    }
  }

  private static Duration timed(Iterations iterations) {
    return iterations.length() instanceof IterationLength.Time time
        ? time.duration().multipliedBy(iterations.count())
        : Duration.ZERO;
  }

  /** With members of ours that let everybody in. */
  public Plan(
      ProfileSource source,
      List<Scenario> scenarios,
      int runs,
      String etcdVersion,
      List<String> etcdArgs,
      double maxErrorPct,
      Duration generatorWarmup,
      Duration iterationLimit,
      ObserveSettings observe) {
    this(
        source,
        scenarios,
        runs,
        etcdVersion,
        etcdArgs,
        maxErrorPct,
        generatorWarmup,
        iterationLimit,
        EtcdSecurity.NONE,
        observe);
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
