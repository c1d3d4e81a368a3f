package org.etcdbench.core.cause;

import static org.etcdbench.core.result.Indicator.APPLY_MEAN_MS;
import static org.etcdbench.core.result.Indicator.FSYNC_MEAN_MS;
import static org.etcdbench.core.result.Indicator.QUORUM_FSYNC_MEAN_MS;
import static org.etcdbench.core.result.Indicator.QUORUM_ROUND_TRIP_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;

/**
 * Splits the mean response time of an operation into what is known to be on its way. A leader syncs
 * its log while followers receive and sync theirs, so a write waits for the slower of the two; then
 * it is applied. What is left is waiting: for a batch to begin, in queues, for a CPU, and, where a
 * follower is asked, for the way to the leader.
 */
final class TimeSplit {
  private final Scenario scenario;
  private final Map<Indicator, Double> indicators;

  TimeSplit(Scenario scenario, Map<Indicator, Double> indicators) {
    this.scenario = scenario;
    this.indicators = indicators;
  }

  /**
   * The split in words; empty where metrics tell nothing.
   *
   * @param responseMs mean response time; NaN if nothing succeeded
   */
  String text(double responseMs) {
    if (Double.isNaN(responseMs)) {
      return "";
    }
    if (scenario.operation() == Operation.PUT) {
      return put(responseMs);
    }
    boolean confirmed = scenario.readConsistency().equals(Optional.of(Consistency.LINEARIZABLE));
    return confirmed ? linearizable(responseMs) : "";
  }

  /**
   * What is known to be on the way of a write, one behind the other, in milliseconds.
   *
   * @param syncMs the sync that it waits for: the leader's, or that of the quorum if with the way
   *     there it takes longer
   * @param wayMs to the quorum and back, if it is that one
   * @param applyMs to apply it; 0 if that is not known
   */
  record Parts(double syncMs, double wayMs, double applyMs) {
    /** Whether a write of this mean takes longer to sync than to do anything else, waiting too. */
    boolean syncIsLargestOf(double responseMs) {
      double waitingMs = responseMs - syncMs - wayMs - applyMs;
      return syncMs > waitingMs && syncMs > wayMs && syncMs > applyMs;
    }
  }

  /** The parts of a write; empty where metrics tell nothing. */
  Optional<Parts> write() {
    Double leaderMs = indicators.get(FSYNC_MEAN_MS);
    if (leaderMs == null) {
      return Optional.empty();
    }
    double followerMs = indicators.getOrDefault(QUORUM_FSYNC_MEAN_MS, 0.0);
    double wayMs = indicators.getOrDefault(QUORUM_ROUND_TRIP_MS, 0.0);
    double applyMs = indicators.getOrDefault(APPLY_MEAN_MS, 0.0);
    boolean quorumIsLast = followerMs > 0 && followerMs + wayMs > leaderMs;
    return Optional.of(
        quorumIsLast ? new Parts(followerMs, wayMs, applyMs) : new Parts(leaderMs, 0, applyMs));
  }

  private String put(double responseMs) {
    Double leaderMs = indicators.get(FSYNC_MEAN_MS);
    if (leaderMs == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(Figures.ms(leaderMs) + " the leader's WAL sync");
    double pathMs = leaderMs;
    Double followerMs = indicators.get(QUORUM_FSYNC_MEAN_MS);
    if (followerMs != null) {
      Double roundTripMs = indicators.get(QUORUM_ROUND_TRIP_MS);
      double quorumMs = followerMs + (roundTripMs == null ? 0 : roundTripMs);
      parts.add(
          Figures.ms(quorumMs)
              + " meanwhile the quorum's"
              + (roundTripMs == null
                  ? " (the way there is not known)"
                  : " (" + Figures.ms(roundTripMs) + " of it the way there and back)"));
      pathMs = Math.max(pathMs, quorumMs);
    }
    Double applyMs = indicators.get(APPLY_MEAN_MS);
    if (applyMs != null) {
      parts.add(Figures.ms(applyMs) + " to apply");
      pathMs += applyMs;
    }
    return whole(responseMs, parts, pathMs);
  }

  private String linearizable(double responseMs) {
    Double roundTripMs = indicators.get(QUORUM_ROUND_TRIP_MS);
    return roundTripMs == null
        ? ""
        : whole(
            responseMs,
            List.of(Figures.ms(roundTripMs) + " the leader's way to a quorum and back"),
            roundTripMs);
  }

  private static String whole(double responseMs, List<String> parts, double pathMs) {
    String rest =
        pathMs < responseMs
            ? "; the other " + Figures.ms(responseMs - pathMs) + " is waiting: batches, queues, CPU"
            : "; some requests waited for less than a whole one";
    return "Of " + Figures.ms(responseMs) + " mean: " + String.join(", ", parts) + rest;
  }
}
