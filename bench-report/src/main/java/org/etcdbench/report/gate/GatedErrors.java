package org.etcdbench.report.gate;

import java.util.Objects;
import org.etcdbench.core.result.ScenarioResult;

/**
 * The failed requests of a row, judged.
 *
 * @param row whose requests they are
 * @param baseRate share of the baseline's requests that failed, 0..1
 * @param rate share of the result's
 * @param limit share that may
 */
public record GatedErrors(GatedRow row, double baseRate, double rate, double limit) {

  /** Checks that nothing is missing. */
  public GatedErrors {
    Objects.requireNonNull(row, "row is null");
  }

  static GatedErrors of(GatedRow row, ScenarioResult base, ScenarioResult other, double limit) {
    return new GatedErrors(row, rate(base), rate(other), limit);
  }

  private static double rate(ScenarioResult row) {
    return row.requests() == 0 ? 0 : (double) row.errors() / row.requests();
  }

  /** Whether more failed than may. */
  public GateVerdict verdict() {
    return rate > limit ? GateVerdict.REGRESSION : GateVerdict.PASS;
  }
}
