package org.etcdbench.report.gate;

import java.util.Objects;
import java.util.OptionalDouble;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.metric.Measured;

/**
 * The failed requests of a row, held against a limit: not against those of the baseline, which are
 * there for the reader.
 *
 * @param row whose requests they are
 * @param baseRate share of the baseline's requests that failed, 0..1; NaN if it is not known
 * @param rate share of the result's, likewise
 * @param limit share that may
 */
public record GatedErrors(GatedRow row, double baseRate, double rate, double limit) {

  /** Checks that nothing is missing. */
  public GatedErrors {
    Objects.requireNonNull(row, "row is null");
  }

  static GatedErrors of(GatedRow row, ScenarioResult base, ScenarioResult other, double limit) {
    return new GatedErrors(row, rate(Measured.of(base)), rate(Measured.of(other)), limit);
  }

  /** None of however many is a share that is known. */
  private static double rate(Measured row) {
    return row.errors() == 0 && row.requests() != 0 ? 0 : row.errors() / row.requests();
  }

  /** Whether more failed than may; what is not known is no pass. */
  public GateVerdict verdict() {
    if (Double.isNaN(rate)) {
      return GateVerdict.INCONCLUSIVE;
    }
    return rate > limit ? GateVerdict.REGRESSION : GateVerdict.PASS;
  }

  /** Share of the baseline's requests that failed; empty if it is not known. */
  public OptionalDouble knownBaseRate() {
    return known(baseRate);
  }

  /** Share of the result's requests that failed; empty if it is not known. */
  public OptionalDouble knownRate() {
    return known(rate);
  }

  private static OptionalDouble known(double rate) {
    return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }
}
