package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.text.BenchmarkActionFile;

/**
 * Figures for github-action-benchmark, which wants those that should rise and those that should
 * fall in files of their own. Each has the name of its scenario with all keys, so that it is the
 * same in every result. Rows that must not be used are left out: the action would compare later
 * ones with them.
 */
final class BenchmarkActionFormat implements ReportFormat {
  /** No errors: the action compares by ratios, so that one error after none is an alarm. */
  private static final List<Metric> METRICS =
      List.of(Metrics.QPS, Metrics.LATENCY_MEAN, Metrics.LATENCY_P50, Metrics.LATENCY_P99);

  /** A quantile of all runs together has no such interval. */
  private static final List<Metric> RATES_AND_MEANS = List.of(Metrics.QPS, Metrics.LATENCY_MEAN);

  private static final int RATE_DIGITS = 1;
  private static final int MS_DIGITS = 3;
  private static final double TEN = 10;

  private final String name;
  private final Metric.Better better;

  private BenchmarkActionFormat(String name, Metric.Better better) {
    this.name = name;
    this.better = better;
  }

  /** What should rise: for the action's tool {@code customBiggerIsBetter}. */
  static ReportFormat bigger() {
    return new BenchmarkActionFormat("benchmark-action-bigger", Metric.Better.HIGHER);
  }

  /** What should fall: for the action's tool {@code customSmallerIsBetter}. */
  static ReportFormat smaller() {
    return new BenchmarkActionFormat("benchmark-action-smaller", Metric.Better.LOWER);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fileName() {
    return name + ".json";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    RowLabels labels = RowLabels.ofAllKeys();
    List<BenchmarkActionFile.Entry> entries = new ArrayList<>();
    for (ScenarioResult row : result.scenarios()) {
      if (RowVerdict.of(row).valid()) {
        String label = labels.of(row);
        Measured measured = Measured.of(row);
        for (Metric metric : METRICS) {
          if (metric.better() == better && Double.isFinite(metric.ifSupported(measured))) {
            entries.add(entry(label, metric, measured, row, result));
          }
        }
      }
    }
    new BenchmarkActionFile(entries).write(out);
  }

  private static BenchmarkActionFile.Entry entry(
      String label, Metric metric, Measured measured, ScenarioResult row, BenchResult result) {
    double halfWidth =
        RATES_AND_MEANS.contains(metric) ? rounded(metric, metric.halfWidth95(row)) : Double.NaN;
    return new BenchmarkActionFile.Entry(
        label + ": " + metric.name(),
        unit(metric),
        rounded(metric, metric.ifSupported(measured)),
        Double.isFinite(halfWidth) ? "\u00b1 " + Decimals.format(halfWidth, digits(metric)) : null,
        "runs: " + row.runCount() + ", etcd: " + result.environment().etcdVersion());
  }

  private static int digits(Metric metric) {
    return metric.unit() == Metric.Unit.NS ? MS_DIGITS : RATE_DIGITS;
  }

  /** In the unit that is written. */
  private static double rounded(Metric metric, double value) {
    double inUnit = metric.unit() == Metric.Unit.NS ? value / Decimals.NS_PER_MS : value;
    double scale = Math.pow(TEN, digits(metric));
    return Double.isFinite(inUnit) ? Math.round(inUnit * scale) / scale : inUnit;
  }

  private static String unit(Metric metric) {
    return switch (metric.unit()) {
      case OPS_PER_SEC -> "ops/s";
      case NS -> "ms";
      case PERCENT -> "%";
      case COUNT -> "requests";
    };
  }
}
