package org.etcdbench.report.trend;

import java.util.List;
import org.etcdbench.report.compare.RowPattern;

/**
 * What is looked at, and what a change must be to be told.
 *
 * @param metrics each becomes a series of every row
 * @param rows a row's name must match one of these; all rows if there are none
 * @param pValue the p-value that a change must be below, above 0 and below 1
 * @param minChangePct how large a change must be, in percent there or back, at least 0
 */
public record TrendSettings(
    List<TrendMetric> metrics, List<RowPattern> rows, double pValue, double minChangePct) {

  /** One in a thousand, as Otava has it. */
  public static final double DEFAULT_P_VALUE = 0.001;

  /** Histograms resolve 0.1 %: two of their steps may be chance, however often they are seen. */
  public static final double DEFAULT_MIN_CHANGE_PCT = 0.2;

  private static final double PERCENT = 100;

  /** Checks the ranges. */
  public TrendSettings {
    metrics = List.copyOf(metrics);
    rows = List.copyOf(rows);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("metrics must not be empty");
    }
    if (!(pValue > 0 && pValue < 1)) {
      throw new IllegalArgumentException("p-value must be above 0 and below 1, got: " + pValue);
    }
    if (!(minChangePct >= 0 && Double.isFinite(minChangePct))) {
      throw new IllegalArgumentException("min-change must be >= 0, got: " + minChangePct);
    }
  }

  /** All rows, the default metrics and limits. */
  public static TrendSettings defaults() {
    return new TrendSettings(
        TrendMetric.defaults(), List.of(), DEFAULT_P_VALUE, DEFAULT_MIN_CHANGE_PCT);
  }

  /** Points that are looked at together. */
  public int windowLength() {
    return Limits.WINDOW_LENGTH;
  }

  Limits limits() {
    return new Limits(Limits.WINDOW_LENGTH, pValue, minChangePct / PERCENT);
  }
}
