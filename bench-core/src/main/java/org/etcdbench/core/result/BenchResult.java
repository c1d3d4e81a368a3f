package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All that one invocation measured.
 *
 * @param schemaVersion of the file; this code writes {@link #SCHEMA_VERSION}
 * @param id names the result and its directory: {@code 20260131T120000Z-quick}
 * @param status whether all was measured that was asked for
 * @param startedAt when it began
 * @param endedAt when the last thing in it was measured
 * @param profile what was asked for
 * @param environment where and with what it was measured
 * @param scenarios one per row, in the profile's order
 */
public record BenchResult(
    int schemaVersion,
    String id,
    Status status,
    Instant startedAt,
    Instant endedAt,
    ProfileSource profile,
    Environment environment,
    List<ScenarioResult> scenarios) {

  /** The version of {@code run.json} that this code writes. */
  public static final int SCHEMA_VERSION = 4;

  /** Copies the list. */
  public BenchResult {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
    Objects.requireNonNull(profile, "profile is null");
    Objects.requireNonNull(environment, "environment is null");
    scenarios = List.copyOf(scenarios);
  }

  /** How far the measuring came. */
  public enum Status {
    /** Still running, or killed: what is there was measured, more was asked for. */
    PARTIAL,
    /** Stopped by the user: likewise. */
    INTERRUPTED,
    /** Ended by a failure: likewise. */
    FAILED,
    /** All that was asked for was carried out. */
    COMPLETE
  }

  /**
   * The profile as it was run.
   *
   * @param name its name
   * @param text the file's text
   * @param overrides what the command line changed, as it was given
   */
  public record ProfileSource(String name, String text, List<String> overrides) {
    /** Copies the list. */
    public ProfileSource {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(text, "text is null");
      overrides = List.copyOf(overrides);
    }
  }

  /** Whether it holds rows that other tools measured, and none that we did. */
  public boolean imported() {
    return !scenarios.isEmpty()
        && scenarios.stream().allMatch(row -> row.importedRow().isPresent());
  }

  /** Whether all was measured and all of it may be used. */
  public boolean valid() {
    return status == Status.COMPLETE && scenarios.stream().allMatch(s -> s.verdict().valid());
  }
}
