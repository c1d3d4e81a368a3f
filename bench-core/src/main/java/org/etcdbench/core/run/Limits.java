package org.etcdbench.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long things may take.
 *
 * @param requestTimeout deadline of a request, which the driver keeps
 * @param iteration after which the iteration is cut off
 * @param clusterStop says when the cluster gives no reason to go on
 */
record Limits(Duration requestTimeout, Duration iteration, Supplier<Optional<String>> clusterStop) {

  /** What a driver may need beyond its deadline to say that it passed. */
  static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * How long to wait for the last answers. Who stops a run does not want to wait for the deadline
   * of its last requests.
   */
  Duration patience(boolean interrupted) {
    return interrupted ? GRACE : requestTimeout.plus(GRACE);
  }

  /** Why an iteration that has lasted for so long must end now; empty if it need not. */
  Optional<StopReason> reasonToStop(long elapsedNs) {
    Optional<String> cluster = clusterStop.get();
    if (cluster.isPresent()) {
      return Optional.of(new StopReason(StopReason.Kind.CLUSTER, cluster.get()));
    }
    return elapsedNs <= iteration.toNanos()
        ? Optional.empty()
        : Optional.of(
            new StopReason(
                StopReason.Kind.LIMIT,
                "the iteration was cut off after " + iteration.toSeconds() + " s"));
  }
}
