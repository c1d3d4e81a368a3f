package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.report.chart.SplitBar.Part;
import org.etcdbench.report.metric.Metrics;

/**
 * Splits the mean response time of a row into what is known to be on its way, one behind the other:
 * a leader syncs its log while followers receive and sync theirs, so of the two the longer one
 * counts. What is left is waiting. Where the known parts are more than the whole, as requests
 * waited for a part of a sync only, there is no split.
 */
final class TimeSplit {
  private final Row row;

  TimeSplit(Row row) {
    this.row = row;
  }

  /** The parts in milliseconds; empty where metrics tell nothing. */
  List<Part> parts() {
    double meanMs = row.ms(Metrics.LATENCY_MEAN);
    List<Part> known = row.result().foundCause().map(this::known).orElse(List.of());
    double rest = meanMs - known.stream().mapToDouble(Part::value).sum();
    if (known.isEmpty() || !(rest >= 0)) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>(known);
    parts.add(new Part("waiting: batches, queues, CPU", rest));
    return parts;
  }

  private List<Part> known(Cause cause) {
    List<Part> parts = new ArrayList<>();
    if (row.scenario().operation() == Operation.PUT) {
      addSync(parts, cause);
      add(parts, "apply", cause.indicator(Indicator.APPLY_MEAN_MS));
    } else if (row.scenario()
        .readConsistency()
        .filter(Consistency.LINEARIZABLE::equals)
        .isPresent()) {
      add(parts, "way to a quorum", cause.indicator(Indicator.QUORUM_ROUND_TRIP_MS));
    }
    return parts;
  }

  private static void addSync(List<Part> parts, Cause cause) {
    OptionalDouble leader = cause.indicator(Indicator.FSYNC_MEAN_MS);
    if (leader.isEmpty()) {
      return;
    }
    OptionalDouble way = cause.indicator(Indicator.QUORUM_ROUND_TRIP_MS);
    OptionalDouble follower = cause.indicator(Indicator.QUORUM_FSYNC_MEAN_MS);
    boolean quorumIsLast =
        follower.isPresent() && follower.getAsDouble() + way.orElse(0) > leader.getAsDouble();
    add(parts, "WAL sync", quorumIsLast ? follower : leader);
    if (quorumIsLast) {
      add(parts, "way to a quorum", way);
    }
  }

  private static void add(List<Part> parts, String name, OptionalDouble ms) {
    ms.ifPresent(value -> parts.add(new Part(name, value)));
  }
}
