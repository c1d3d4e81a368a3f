package org.etcdbench.report.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * The figures of a scenario under the names, and with the meanings, of the columns of {@link
 * CsvFormat}; NaN where there are none.
 *
 * @param row the scenario
 * @param measured all that was measured of it
 */
record RowFigures(ScenarioResult row, Measured measured) {
  private static final int COUNT_DIGITS = 0;
  private static final int RATE_DIGITS = 1;
  private static final int PCT_DIGITS = 2;
  private static final int MS_DIGITS = 3;

  private record Figure(String name, int digits, ToDoubleFunction<RowFigures> value) {}

  private static final List<Figure> ALL =
      List.of(
          new Figure("runs", COUNT_DIGITS, f -> f.row().runCount()),
          new Figure("requests", COUNT_DIGITS, RowFigures::requestsPerRun),
          new Figure("errors", COUNT_DIGITS, RowFigures::errors),
          of("qps", RATE_DIGITS, Metrics.QPS),
          new Figure("qps_error_pct", PCT_DIGITS, RowFigures::qpsErrorPct),
          of("offered_per_sec", RATE_DIGITS, Metrics.OFFERED),
          ms("latency_mean_ms", Metrics.LATENCY_MEAN),
          ms("latency_p50_ms", Metrics.LATENCY_P50),
          ms("latency_p90_ms", Metrics.LATENCY_P90),
          ms("latency_p99_ms", Metrics.LATENCY_P99),
          ms("latency_p999_ms", Metrics.LATENCY_P999),
          ms("latency_max_ms", Metrics.LATENCY_MAX),
          ms("service_p99_ms", Metrics.SERVICE_P99),
          ms("start_delay_p999_ms", Metrics.START_DELAY_P999),
          new Figure("littles_law_pct", PCT_DIGITS, f -> f.row().littlesLawPct()),
          new Figure(
              "generator_cpu_us",
              PCT_DIGITS,
              f -> Metrics.GENERATOR_CPU.ifSupported(f.measured()) / Decimals.NS_PER_US),
          of("generator_busiest_thread_pct", PCT_DIGITS, Metrics.GENERATOR_BUSIEST_THREAD));

  static RowFigures of(ScenarioResult row) {
    return new RowFigures(row, Measured.of(row));
  }

  /** Hands over each figure by name: counts as whole numbers, others as they are, NaN included. */
  void forEach(BiConsumer<String, Long> counts, BiConsumer<String, Double> others) {
    for (Figure figure : ALL) {
      double value = figure.value().applyAsDouble(this);
      if (figure.digits() == COUNT_DIGITS && !Double.isNaN(value)) {
        counts.accept(figure.name(), Math.round(value));
      } else {
        others.accept(figure.name(), value);
      }
    }
  }

  /** Those that there are, rounded. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Figure figure : ALL) {
      String text = Decimals.format(figure.value().applyAsDouble(this), figure.digits());
      if (!text.isEmpty()) {
        texts.put(figure.name(), text);
      }
    }
    return texts;
  }

  private double requestsPerRun() {
    return measured.requests() / row.runCount();
  }

  private double errors() {
    return !row.measuredAnything() ? Double.NaN : measured.errors();
  }

  private double qpsErrorPct() {
    return Metrics.QPS.errorPct95(row);
  }

  private static Figure of(String name, int digits, Metric metric) {
    return new Figure(name, digits, f -> metric.ifSupported(f.measured()));
  }

  private static Figure ms(String name, Metric metric) {
    return new Figure(name, MS_DIGITS, f -> metric.ifSupported(f.measured()) / Decimals.NS_PER_MS);
  }
}
