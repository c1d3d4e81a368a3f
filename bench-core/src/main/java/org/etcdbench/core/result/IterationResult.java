package org.etcdbench.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One iteration of a run.
 *
 * @param kind warm-up or measurement
 * @param index within its kind, from 1
 * @param startedAt when its window opened
 * @param windowNs length of its window in nanoseconds, at least 0; requests count that ended in it,
 *     or under an open load were due in it
 * @param outcomes one per outcome that occurred
 * @param errorTexts the failures' own words and how often each occurred
 * @param trimmedNs what was cut off the window's beginning because the cluster was not steady yet,
 *     at least 0
 * @param generator what the load generator did meanwhile; null where that was not recorded
 */
public record IterationResult(
    Kind kind,
    int index,
    Instant startedAt,
    long windowNs,
    List<OutcomeResult> outcomes,
    Map<String, Long> errorTexts,
    long trimmedNs,
    @Nullable GeneratorResult generator) {

  private static final double NS_PER_S = 1e9;

  /** Copies the collections. */
  public IterationResult {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    if (windowNs < 0) {
      throw new IllegalArgumentException("windowNs must be >= 0, got: " + windowNs);
    }
    if (trimmedNs < 0) {
      throw new IllegalArgumentException("trimmedNs must be >= 0, got: " + trimmedNs);
    }
    outcomes = List.copyOf(outcomes);
    errorTexts = Map.copyOf(errorTexts);
  }

  /** What an iteration is for. */
  public enum Kind {
    /** Does not count. */
    WARMUP,
    /** Counts. */
    MEASUREMENT
  }

  /** Successes within the window, per second of it; NaN if the window is empty. */
  public double okPerSec() {
    return windowNs == 0 ? Double.NaN : okInWindow() / (windowNs / NS_PER_S);
  }

  /**
   * Requests that succeeded while the window was open. Under an open load requests count that were
   * due in the window, and some of them may end after it.
   */
  public long okInWindow() {
    return ok().count() - schedule().map(ScheduleResult::okLate).orElse(0L);
  }

  /** What the load generator did meanwhile; empty where that was not recorded. */
  public Optional<GeneratorResult> recordedGenerator() {
    return Optional.ofNullable(generator);
  }

  /** What became of an open load's schedule; empty under a closed load. */
  public Optional<ScheduleResult> schedule() {
    return recordedGenerator().flatMap(GeneratorResult::openSchedule);
  }

  /** The response time of the successful requests. */
  public Latency ok() {
    return outcomes.stream()
        .filter(outcome -> outcome.outcome() == Outcome.OK)
        .map(OutcomeResult::response)
        .findFirst()
        .orElseGet(() -> Latency.merge(List.of()));
  }

  /** Requests that count, in whichever way they ended. */
  public long requests() {
    return outcomes.stream().mapToLong(OutcomeResult::count).sum();
  }

  /** Requests that did not end in {@link Outcome#OK}. */
  public long errors() {
    return requests() - ok().count();
  }
}
