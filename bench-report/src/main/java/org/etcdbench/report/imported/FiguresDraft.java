package org.etcdbench.report.imported;

import java.util.Map;
import java.util.TreeMap;
import org.etcdbench.core.result.ImportedFigures;
import org.jspecify.annotations.Nullable;

/** Figures while they are read. One thread makes one row's. */
final class FiguresDraft {
  private static final double PERCENT = 100;

  private final Map<Integer, Double> quantilesNs = new TreeMap<>();
  private @Nullable Integer runs;
  private @Nullable Quantity okPerSec;
  private @Nullable Long requestsPerRun;
  private @Nullable Long errors;
  private @Nullable Quantity meanNs;
  private @Nullable Double minNs;
  private @Nullable Double maxNs;

  void runs(int number) {
    runs = number;
  }

  void okPerSec(Quantity perSec) {
    okPerSec = perSec;
  }

  void requestsPerRun(long number) {
    requestsPerRun = number;
  }

  void errors(long number) {
    errors = number;
  }

  void latency(LatencyKind kind, Quantity ns) {
    switch (kind.what()) {
      case MEAN -> meanNs = ns;
      case LEAST -> minNs = ns.value();
      case GREATEST -> maxNs = ns.value();
      case QUANTILE -> quantilesNs.put(kind.permille(), ns.value());
    }
  }

  /**
   * The figures.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  ImportedFigures figures() {
    return new ImportedFigures(
        runs,
        value(okPerSec),
        requests(),
        errors,
        value(meanNs),
        minNs,
        maxNs,
        quantilesNs,
        roundingPct());
  }

  private @Nullable Long requests() {
    Long perRun = requestsPerRun;
    Integer number = runs;
    if (perRun == null || number == null) {
      return perRun;
    }
    return Math.multiplyExact(perRun, (long) number);
  }

  private static @Nullable Double value(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }

  private double roundingPct() {
    return okPerSec == null || meanNs == null
        ? 0
        : PERCENT * ((1 + okPerSec.rounding()) * (1 + meanNs.rounding()) - 1);
  }
}
