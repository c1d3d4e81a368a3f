package org.etcdbench.core.result;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What another tool says it measured in a scenario. Of a figure that it does not give nothing is
 * known: it is null, never 0.
 *
 * @param runs repetitions that the figures are taken over, at least 1
 * @param okPerSec successful requests per second, at least 0
 * @param requests that ended, in whichever way, over all runs, at least 0
 * @param errors those of them that did not succeed
 * @param meanNs mean response time of the successful requests, in nanoseconds, at least 0
 * @param minNs their least
 * @param maxNs their greatest
 * @param quantilesNs their quantiles, by permille (1..999), which must not decrease
 * @param roundingPct how far throughput × mean latency may be off by the rounding of the two alone,
 *     in percent; 0 where they are exact or not both known
 */
public record ImportedFigures(
    @Nullable Integer runs,
    @Nullable Double okPerSec,
    @Nullable Long requests,
    @Nullable Long errors,
    @Nullable Double meanNs,
    @Nullable Double minNs,
    @Nullable Double maxNs,
    Map<Integer, Double> quantilesNs,
    double roundingPct) {

  /** Quantiles are in thousandths. */
  private static final int PERMILLE = 1000;

  /** Checks the bounds, and what the figures say of each other. */
  public ImportedFigures {
    if (runs != null && runs < 1) {
      throw new IllegalArgumentException("runs must be >= 1, got: " + runs);
    }
    check("qps", okPerSec);
    check("the mean latency", meanNs);
    check("the least latency", minNs);
    check("the greatest latency", maxNs);
    check("the rounding", roundingPct);
    checkCounts(requests, errors);
    SortedMap<Integer, Double> sorted = new TreeMap<>(quantilesNs);
    checkOrder(minNs, sorted, maxNs);
    quantilesNs = Collections.unmodifiableSortedMap(sorted);
  }

  /** Written so that NaN is refused too. */
  private static void check(String name, @Nullable Double value) {
    if (value != null && !(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be >= 0, got: " + value);
    }
  }

  private static void checkCounts(@Nullable Long requests, @Nullable Long errors) {
    if ((requests != null && requests < 0) || (errors != null && errors < 0)) {
      throw new IllegalArgumentException(
          "requests and errors must be >= 0, got: " + requests + " and " + errors);
    }
    if (requests != null && errors != null && errors > requests) {
      throw new IllegalArgumentException(
          "errors must be at most the " + requests + " requests, got: " + errors);
    }
  }

  private static void checkOrder(
      @Nullable Double minNs, SortedMap<Integer, Double> quantilesNs, @Nullable Double maxNs) {
    double last = minNs == null ? 0 : minNs;
    for (Map.Entry<Integer, Double> quantile : quantilesNs.entrySet()) {
      if (quantile.getKey() < 1 || quantile.getKey() >= PERMILLE) {
        throw new IllegalArgumentException(
            "a quantile must be 1..999 permille, got: " + quantile.getKey());
      }
      String name = "the latency of quantile " + quantile.getKey() / 10.0 + " %";
      check(name, quantile.getValue());
      if (quantile.getValue() < last) {
        throw new IllegalArgumentException(name + " is less than the one before it");
      }
      last = quantile.getValue();
    }
    if (maxNs != null && maxNs < last) {
      throw new IllegalArgumentException("the greatest latency is less than another");
    }
  }

  /** Whether there is any figure at all. */
  public boolean any() {
    return okPerSec != null
        || requests != null
        || errors != null
        || meanNs != null
        || minNs != null
        || maxNs != null
        || !quantilesNs.isEmpty();
  }

  /** Requests that succeeded; NaN if that is not known. */
  public double okCount() {
    if (requests == null) {
      return Double.NaN;
    }
    return errors == null ? requests : requests - errors;
  }

  /** Throughput × mean latency: requests under way on average (Little 1961); NaN if not known. */
  public double underWay() {
    return okPerSec == null || meanNs == null ? Double.NaN : okPerSec * meanNs / 1e9;
  }
}
