package org.etcdbench.report.format;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * {@code results.csv}: a line per scenario; the first columns are those of the tables that people
 * keep by hand. {@code requests} are the measured ones of all runs, in whichever way they ended,
 * divided by the runs. {@code qps_error_pct} is half the width of the 95 % t-interval of {@code
 * qps}, by its runs, in percent of it. Latency is response time. What there is not, such as the
 * clients of an open load, what is unknown, or rests on too few requests, is an empty cell.
 */
final class CsvFormat implements ReportFormat {
  private static final int MS_DIGITS = 3;
  private static final int QPS_DIGITS = 1;
  private static final int PCT_DIGITS = 2;
  private static final int US_DIGITS = 2;

  private static final List<Column> COLUMNS =
      List.of(
          key("members", ScenarioKey.MEMBERS),
          key("operation", ScenarioKey.OPERATION),
          key("target", ScenarioKey.TARGET),
          key("consistency", ScenarioKey.CONSISTENCY),
          new Column("requests", CsvFormat::requestsPerRun),
          key("key_size", ScenarioKey.KEY_SIZE),
          key("value_size", ScenarioKey.VALUE_SIZE),
          key("conns", ScenarioKey.CONNS),
          key("clients", ScenarioKey.CLIENTS),
          ms("latency_mean_ms", Metrics.LATENCY_MEAN),
          new Column("qps", line -> Decimals.format(line.value(Metrics.QPS), QPS_DIGITS)),
          ms("latency_p50_ms", Metrics.LATENCY_P50),
          ms("latency_p90_ms", Metrics.LATENCY_P90),
          ms("latency_p99_ms", Metrics.LATENCY_P99),
          ms("latency_p999_ms", Metrics.LATENCY_P999),
          ms("latency_max_ms", Metrics.LATENCY_MAX),
          new Column("qps_error_pct", CsvFormat::qpsErrorPct),
          new Column(
              "errors", line -> line.ifMeasured(Decimals.format(line.measured().errors(), 0))),
          new Column("littles_law_pct", CsvFormat::littlesLawPct),
          new Column("runs", line -> Integer.toString(line.row().runCount())),
          new Column("verdict", line -> RowVerdict.of(line.row()).label()),
          key("driver", ScenarioKey.DRIVER),
          new Column("etcd_version", line -> line.environment().etcdVersion()),
          key("rate", ScenarioKey.RATE),
          key("arrival", ScenarioKey.ARRIVAL),
          new Column("max_in_flight", CsvFormat::maxInFlight),
          new Column(
              "offered_per_sec", line -> Decimals.format(line.value(Metrics.OFFERED), QPS_DIGITS)),
          ms("service_p99_ms", Metrics.SERVICE_P99),
          ms("start_delay_p999_ms", Metrics.START_DELAY_P999),
          new Column("generator_cpu_us", CsvFormat::generatorCpu),
          new Column(
              "generator_busiest_thread_pct",
              line -> Decimals.format(line.value(Metrics.GENERATOR_BUSIEST_THREAD), PCT_DIGITS)));

  private static final ObjectWriter WRITER =
      CsvMapper.builder()
          // quotes where a reader needs them only, not around whatever is long
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build()
          .writer(
              CsvSchema.builder()
                  .addColumns(
                      COLUMNS.stream().map(Column::name).toList(), CsvSchema.ColumnType.STRING)
                  .setUseHeader(true)
                  .setLineSeparator('\n')
                  .build());

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String fileName() {
    return "results.csv";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    if (result.scenarios().isEmpty()) {
      // the library writes a header before the first line only
      out.append(String.join(",", COLUMNS.stream().map(Column::name).toList())).append('\n');
      return;
    }
    StringWriter text = new StringWriter();
    try (SequenceWriter writer = WRITER.writeValues(text)) {
      for (ScenarioResult row : result.scenarios()) {
        Line line = new Line(row, Measured.of(row), result.environment());
        writer.write(COLUMNS.stream().map(column -> column.cell().apply(line)).toList());
      }
    }
    out.append(text.toString());
  }

  private record Column(String name, Function<Line, String> cell) {}

  private record Line(ScenarioResult row, Measured measured, Environment environment) {
    double value(Metric metric) {
      return metric.ifSupported(measured);
    }

    String ifMeasured(String cell) {
      return row.measuredAnything() ? cell : "";
    }
  }

  private static Column key(String name, ScenarioKey key) {
    return new Column(name, line -> line.row().key(key).orElse(""));
  }

  private static Column ms(String name, Metric metric) {
    return new Column(
        name, line -> Decimals.format(line.value(metric) / Decimals.NS_PER_MS, MS_DIGITS));
  }

  /** Measured requests of all runs, in whichever way they ended, divided by the runs. */
  private static String requestsPerRun(Line line) {
    return Decimals.format(line.measured().requests() / line.row().runCount(), 0);
  }

  private static String qpsErrorPct(Line line) {
    return Decimals.format(Metrics.QPS.errorPct95(line.row()), PCT_DIGITS);
  }

  private static String maxInFlight(Line line) {
    boolean known = line.row().importedRow().isEmpty();
    return known && line.row().scenario().load() instanceof OpenLoad open
        ? Integer.toString(open.maxInFlight())
        : "";
  }

  private static String generatorCpu(Line line) {
    return Decimals.format(line.value(Metrics.GENERATOR_CPU) / Decimals.NS_PER_US, US_DIGITS);
  }

  private static String littlesLawPct(Line line) {
    return Decimals.format(line.row().littlesLawPct(), PCT_DIGITS);
  }
}
