package org.etcdbench.report.imported;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One summary of etcd's {@code benchmark}: what its {@code pkg/report/report.go} prints after a
 * load. The form is the same in 3.0 to 3.7, but that 3.0 and 3.1 have no 99.9 %. One thread reads
 * one summary.
 */
final class Summary {
  private static final double NS_PER_S = 1e9;
  private static final double PERCENT = 100;
  private static final BigDecimal TENTHS_OF_PERCENT = BigDecimal.TEN;
  private static final double[] PERCENTILES = {10, 25, 50, 75, 90, 95, 99};

  private final Map<String, BigDecimal> seconds = new LinkedHashMap<>();
  private final Map<BigDecimal, BigDecimal> percentiles = new LinkedHashMap<>();
  private @Nullable BigDecimal perSec;
  private long counted;
  private int buckets;
  private long errors;
  private boolean failed;

  void second(String name, BigDecimal value) {
    seconds.put(name, value);
  }

  void perSec(BigDecimal value) {
    perSec = value;
  }

  void bucket(long count) {
    buckets++;
    counted += count;
  }

  void percentile(BigDecimal percent, BigDecimal value) {
    percentiles.put(percent, value);
  }

  /** Its errors follow, of all requests if nothing was said of any success before. */
  void failures() {
    failed = true;
  }

  boolean hasFailures() {
    return failed;
  }

  void error(long count) {
    errors += count;
  }

  /** What is missing of the output, if it was cut off. */
  Optional<String> missing() {
    if (seconds.isEmpty() && perSec == null) {
      return errors > 0 ? Optional.empty() : Optional.of("errors");
    }
    for (String name : new String[] {"Total", "Slowest", "Fastest", "Average", "Stddev"}) {
      if (!seconds.containsKey(name)) {
        return Optional.of(name);
      }
    }
    if (perSec == null) {
      return Optional.of("Requests/sec");
    }
    if (buckets != PERCENTILES.length + 4) {
      return Optional.of("whole Response time histogram");
    }
    return lastPercentile();
  }

  /** It prints a percentile when a request is found beyond it, and one for each request at most. */
  private Optional<String> lastPercentile() {
    int expected = 0;
    for (long i = 0; i < counted && expected < PERCENTILES.length; i++) {
      if (i * PERCENT / counted >= PERCENTILES[expected]) {
        expected++;
      }
    }
    return percentiles.size() < expected
        ? Optional.of("whole Latency distribution")
        : Optional.empty();
  }

  void tell(FiguresDraft figures) {
    if (perSec != null) {
      figures.okPerSec(Quantity.of(perSec, 1));
      figures.latency(LatencyKind.MEAN, ns("Average"));
      figures.latency(LatencyKind.LEAST, ns("Fastest"));
      figures.latency(LatencyKind.GREATEST, ns("Slowest"));
      percentiles.forEach(
          (percent, value) ->
              figures.latency(
                  LatencyKind.quantile(percent.multiply(TENTHS_OF_PERCENT).intValueExact()),
                  Quantity.of(value, NS_PER_S)));
    }
    figures.requestsPerRun(counted + errors);
    figures.errors(errors);
  }

  private Quantity ns(String name) {
    return Quantity.of(seconds.getOrDefault(name, BigDecimal.ZERO), NS_PER_S);
  }
}
