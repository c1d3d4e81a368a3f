package org.etcdbench.core.record;

import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.scenario.Outcome;

/**
 * What ended, in one way, in one second of an iteration's window; under an open load, what was due
 * in it.
 *
 * @param second of the window, from 0
 * @param outcome how the requests ended
 * @param response their response time
 * @param service their service time
 * @param startDelay how late the generator sent them
 */
public record IntervalRecording(
    long second, Outcome outcome, Latency response, Latency service, Latency startDelay) {
  /** Checks the bound. */
  public IntervalRecording {
    Objects.requireNonNull(outcome, "outcome is null");
    if (second < 0) {
      throw new IllegalArgumentException("second must be >= 0, got: " + second);
    }
  }

  /** The same, of a window that began so many seconds later; at most {@link #second}. */
  public IntervalRecording earlier(long seconds) {
    return new IntervalRecording(second - seconds, outcome, response, service, startDelay);
  }

  /** This and more of the same second and outcome. */
  IntervalRecording plus(IntervalRecording more) {
    return new IntervalRecording(
        second,
        outcome,
        Latency.merge(List.of(response, more.response)),
        Latency.merge(List.of(service, more.service)),
        Latency.merge(List.of(startDelay, more.startDelay)));
  }
}
