package org.etcdbench.core.result;

import java.util.Objects;
import org.etcdbench.core.scenario.Outcome;

/**
 * The requests of an iteration that ended in one way.
 *
 * @param outcome how they ended
 * @param response done − intended: what a user of the cluster waits
 * @param service done − sent: what the cluster and the client library take
 */
public record OutcomeResult(Outcome outcome, Latency response, Latency service) {

  /** Checks that nothing is missing. */
  public OutcomeResult {
    Objects.requireNonNull(outcome, "outcome is null");
    Objects.requireNonNull(response, "response is null");
    Objects.requireNonNull(service, "service is null");
  }

  /** How many requests ended so. */
  public long count() {
    return response.count();
  }
}
