package org.etcdbench.report.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metrics;

/**
 * Splits the mean response time of a row into what is known to be on its way, one behind the other:
 * a leader syncs its log while followers receive and sync theirs, so of the two the longer one
 * counts. What is left is waiting. Where the known parts are more than the whole, as requests
 * waited for a part of a sync only, there is no split.
 */
public final class TimeParts {
  private static final String WAITING = "waiting: batches, queues, CPU";

  private final double meanMs;
  private final Map<String, Double> parts;

  private TimeParts(double meanMs, Map<String, Double> parts) {
    this.meanMs = meanMs;
    this.parts = parts;
  }

  /** Those of a row. */
  public static TimeParts of(ScenarioResult row) {
    double meanMs = Metrics.LATENCY_MEAN.ifSupported(Measured.of(row)) / Decimals.NS_PER_MS;
    Map<String, Double> parts = new LinkedHashMap<>();
    row.foundCause().ifPresent(cause -> addKnown(parts, row, cause));
    double rest = meanMs - parts.values().stream().mapToDouble(Double::doubleValue).sum();
    if (parts.isEmpty() || !(rest >= 0)) {
      return new TimeParts(meanMs, Map.of());
    }
    parts.put(WAITING, rest);
    return new TimeParts(meanMs, parts);
  }

  /** The parts by their names, in milliseconds, in order; empty where metrics tell nothing. */
  public Map<String, Double> milliseconds() {
    return Collections.unmodifiableMap(parts);
  }

  /**
   * Which part grew most since a base: {@code of +3.1 ms mean, WAL sync +1.3 ms}; empty where that
   * is not known, or nothing grew.
   */
  Optional<String> growthSince(TimeParts base) {
    double allMs = meanMs - base.meanMs;
    if (parts.isEmpty() || base.parts.isEmpty() || !(allMs > 0)) {
      return Optional.empty();
    }
    return parts.keySet().stream()
        .max((a, b) -> Double.compare(growthMs(a, base), growthMs(b, base)))
        .map(
            most ->
                String.format(
                    Locale.ROOT,
                    "of +%s ms mean, %s +%s ms",
                    digits(allMs),
                    most.equals(WAITING) ? "waiting for batches, queues and CPU" : most,
                    digits(growthMs(most, base))));
  }

  private double growthMs(String part, TimeParts base) {
    return parts.getOrDefault(part, 0.0) - base.parts.getOrDefault(part, 0.0);
  }

  private static String digits(double ms) {
    return Decimals.format(ms, ms < 1 ? 2 : ms < 100 ? 1 : 0);
  }

  private static void addKnown(Map<String, Double> parts, ScenarioResult row, Cause cause) {
    if (row.scenario().operation() == Operation.PUT) {
      addSync(parts, cause);
      add(parts, "apply", cause.indicator(Indicator.APPLY_MEAN_MS));
    } else if (row.scenario()
        .readConsistency()
        .filter(Consistency.LINEARIZABLE::equals)
        .isPresent()) {
      add(parts, "way to a quorum", cause.indicator(Indicator.QUORUM_ROUND_TRIP_MS));
    }
  }

  private static void addSync(Map<String, Double> parts, Cause cause) {
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

  private static void add(Map<String, Double> parts, String name, OptionalDouble ms) {
    ms.ifPresent(value -> parts.put(name, value));
  }
}
