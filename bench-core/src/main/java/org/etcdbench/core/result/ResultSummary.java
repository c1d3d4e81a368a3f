package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;

/**
 * A result without its runs: what it takes to look at thousands of them.
 *
 * @param id names the result and its directory
 * @param status whether all was measured that was asked for
 * @param startedAt when it began
 * @param profile what was asked for
 * @param environment where and with what it was measured
 * @param scenarios one per row of ours, in the profile's order; what another tool measured is not
 *     here
 */
public record ResultSummary(
    String id,
    Status status,
    Instant startedAt,
    ProfileSource profile,
    Environment environment,
    List<ScenarioSummary> scenarios) {

  /** Copies the list. */
  public ResultSummary {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(profile, "profile is null");
    Objects.requireNonNull(environment, "environment is null");
    scenarios = List.copyOf(scenarios);
  }

  /** That of a whole result; what another tool measured is left out. */
  public static ResultSummary of(BenchResult result) {
    return new ResultSummary(
        result.id(),
        result.status(),
        result.startedAt(),
        result.profile(),
        result.environment(),
        result.scenarios().stream()
            .filter(row -> row.importedRow().isEmpty())
            .map(ScenarioSummary::of)
            .toList());
  }
}
