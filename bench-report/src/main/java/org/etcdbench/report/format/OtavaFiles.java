package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Metric.Better;
import org.etcdbench.report.trend.TestBed;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;

/**
 * A trend for Apache Otava: a CSV file with a line for each result and a column for each series,
 * and a configuration that tells Otava which way each is better. Otava wants a number in every
 * cell, so results that lack one are left out; of several places of measurement it has the newest.
 */
public final class OtavaFiles {
  private static final List<String> ATTRIBUTES = List.of("id", "etcd_version", "tool_version");
  private static final int DIGITS = 6;

  private final List<TrendSeries> columns;
  private final List<List<String>> lines = new ArrayList<>();
  private int leftOut;

  /** Of this trend. */
  public OtavaFiles(Trend trend) {
    List<TrendSeries> current = trend.series().stream().filter(TrendSeries::current).toList();
    Optional<TestBed> newest = newestBed(current);
    this.columns = current.stream().filter(s -> newest.equals(Optional.of(s.bed()))).toList();
    List<Map<String, Double>> values = columns.stream().map(OtavaFiles::values).toList();
    for (ResultSummary result : trend.results()) {
      addLine(result, values);
    }
  }

  /** Several profiles may have been run last; the one whose points go furthest is the newest. */
  private static Optional<TestBed> newestBed(List<TrendSeries> current) {
    return current.stream()
        .filter(series -> !series.points().isEmpty())
        .max((a, b) -> last(a).startedAt().compareTo(last(b).startedAt()))
        .map(TrendSeries::bed);
  }

  private static TrendPoint last(TrendSeries series) {
    return series.points().get(series.points().size() - 1);
  }

  private static Map<String, Double> values(TrendSeries series) {
    Map<String, Double> values = new HashMap<>();
    series.points().forEach(point -> values.put(point.resultId(), point.value()));
    return values;
  }

  private void addLine(ResultSummary result, List<Map<String, Double>> values) {
    Environment environment = result.environment();
    List<String> line = new ArrayList<>();
    line.add(result.startedAt().toString());
    line.add(result.id());
    line.add(environment.etcdVersion());
    line.add(environment.toolVersion());
    for (int i = 0; i < columns.size(); i++) {
      Double value = values.get(i).get(result.id());
      if (value != null) {
        line.add(Decimals.format(TrendValue.scaled(columns.get(i).metric(), value), DIGITS));
      }
    }
    if (line.size() == 1 + ATTRIBUTES.size() + columns.size()) {
      lines.add(line);
    } else {
      leftOut++;
    }
  }

  /** Results that are in the file. */
  public int results() {
    return lines.size();
  }

  /** Results that are not, as they lack a value. */
  public int leftOut() {
    return leftOut;
  }

  /**
   * Writes the CSV file.
   *
   * @throws IOException if {@code out} does
   */
  public void writeCsv(Appendable out) throws IOException {
    List<String> header = new ArrayList<>(List.of("time"));
    header.addAll(ATTRIBUTES);
    columns.forEach(series -> header.add(name(series)));
    append(header, out);
    for (List<String> line : lines) {
      append(line, out);
    }
  }

  private static void append(List<String> cells, Appendable out) throws IOException {
    out.append(String.join(",", cells.stream().map(OtavaFiles::quoted).toList())).append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /**
   * Writes the configuration.
   *
   * @param csv where Otava finds the CSV file
   * @throws IOException if {@code out} does
   */
  public void writeConfiguration(String csv, Appendable out) throws IOException {
    out.append("tests:\n  etcd-bench:\n    type: csv\n    file: '");
    out.append(csv.replace("'", "''")).append("'\n    time_column: time\n    attributes: [");
    out.append(String.join(", ", ATTRIBUTES)).append("]\n    metrics:\n");
    for (TrendSeries series : columns) {
      int direction = series.metric().better() == Better.HIGHER ? 1 : -1;
      out.append("      " + name(series) + ":\n        direction: " + direction + "\n");
    }
  }

  private static String name(TrendSeries series) {
    String unit = TrendValue.unit(series.metric()).equals("ms") ? "_ms" : "";
    String metric = series.metric().name().replace(".", "_").replace("p99_9", "p999");
    return series.scenario().id() + "_" + metric + unit;
  }
}
