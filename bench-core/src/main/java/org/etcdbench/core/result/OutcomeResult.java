package org.etcdbench.core.result;

import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The requests of an iteration that ended in one way.
 *
 * @param outcome how they ended
 * @param response done − intended: what a user of the cluster waits
 * @param service done − sent: what the cluster and the client library take
 * @param startDelay sent − intended: how late the generator sent it; null where it was not recorded
 */
public record OutcomeResult(
    Outcome outcome, Latency response, Latency service, @Nullable Latency startDelay) {

  /** Checks that nothing is missing. */
  public OutcomeResult {
    Objects.requireNonNull(outcome, "outcome is null");
    Objects.requireNonNull(response, "response is null");
    Objects.requireNonNull(service, "service is null");
  }

  /** How late the generator sent them; empty where it was not recorded. */
  public Optional<Latency> recordedStartDelay() {
    return Optional.ofNullable(startDelay);
  }

  /** How many requests ended so. */
  public long count() {
    return response.count();
  }
}
