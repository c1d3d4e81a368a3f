package org.etcdbench.report.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.report.compare.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * What held a scenario back.
 *
 * @param value of the compared key
 * @param row what was measured
 * @param writes whether its operation goes through the log and the database
 * @param cause null where none was looked for
 */
record CauseLine(String value, ScenarioResult row, boolean writes, @Nullable Cause cause) {

  static CauseLine of(Comparison.Row row) {
    ScenarioResult result = row.result();
    return new CauseLine(
        row.value(),
        result,
        result.scenario().operation() == Operation.PUT,
        result.foundCause().orElse(null));
  }

  Optional<Cause> found() {
    return Optional.ofNullable(cause);
  }

  /** An indicator; NaN where it is unknown. */
  double of(Indicator indicator) {
    return cause == null ? Double.NaN : cause.indicator(indicator).orElse(Double.NaN);
  }

  /** An indicator that only tells of writes; NaN for other operations. */
  double ofWrite(Indicator indicator) {
    return writes ? of(indicator) : Double.NaN;
  }

  /** The time in which the machine's CPUs worked or were taken away, in percent. */
  double machinePct() {
    double stolen = of(Indicator.MACHINE_STOLEN_PCT);
    return of(Indicator.MACHINE_BUSY_PCT) + (Double.isNaN(stolen) ? 0 : stolen);
  }

  /** How long the quorum's followers took to have and sync an entry, in milliseconds. */
  double quorumMs() {
    double way = of(Indicator.QUORUM_ROUND_TRIP_MS);
    return ofWrite(Indicator.QUORUM_FSYNC_MEAN_MS) + (Double.isNaN(way) ? 0 : way);
  }

  /** What held it back, the first first. */
  String kinds() {
    return found()
        .map(
            known ->
                Stream.concat(Stream.of(known.kind()), known.also().stream())
                    .map(Cause.Kind::label)
                    .collect(Collectors.joining(", ")))
        .orElse("");
  }

  /** Whether something in particular held it back, so that there is evidence to be told. */
  boolean blames() {
    return found()
        .filter(known -> !List.of(Cause.Kind.NONE, Cause.Kind.UNKNOWN).contains(known.kind()))
        .isPresent();
  }
}
