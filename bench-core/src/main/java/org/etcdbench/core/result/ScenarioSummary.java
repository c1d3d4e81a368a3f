package org.etcdbench.core.result;

import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says of a scenario over all its runs, without the runs.
 *
 * @param scenario what was run
 * @param okPerSec successful requests per second of all measured windows, to three decimals; null
 *     if nothing was measured
 * @param requests measured requests, in whichever way they ended
 * @param errors those that did not succeed
 * @param latency response time of the successful ones
 * @param service their service time; null in results of an earlier schema
 * @param startDelay their start delay; null where it was not recorded
 * @param verdict on the numbers
 */
public record ScenarioSummary(
    Scenario scenario,
    @Nullable Double okPerSec,
    long requests,
    long errors,
    LatencySummary latency,
    @Nullable LatencySummary service,
    @Nullable LatencySummary startDelay,
    Verdict verdict) {

  /** Checks that the rate is there if requests succeeded. */
  public ScenarioSummary {
    Objects.requireNonNull(scenario, "scenario is null");
    Objects.requireNonNull(latency, "latency is null");
    Objects.requireNonNull(verdict, "verdict is null");
    if (okPerSec == null && latency.count() > 0) {
      throw new IllegalArgumentException(
          "okPerSec must be there: " + latency.count() + " requests succeeded");
    }
  }

  /** That of a scenario of ours with all its runs. */
  public static ScenarioSummary of(ScenarioResult row) {
    double perSec = row.okPerSec();
    return new ScenarioSummary(
        row.scenario(),
        Double.isNaN(perSec) ? null : perSec,
        row.requests(),
        row.errors(),
        LatencySummary.of(row.ok()),
        LatencySummary.of(row.okService()),
        row.okStartDelay().map(LatencySummary::of).orElse(null),
        row.verdict());
  }

  /** Successful requests per second; NaN if nothing was measured. */
  public double successesPerSec() {
    return okPerSec == null ? Double.NaN : okPerSec;
  }

  /** Service time of the successful requests; empty in results of an earlier schema. */
  public Optional<LatencySummary> recordedService() {
    return Optional.ofNullable(service);
  }

  /** Start delay of the successful requests; empty where it was not recorded. */
  public Optional<LatencySummary> recordedStartDelay() {
    return Optional.ofNullable(startDelay);
  }
}
