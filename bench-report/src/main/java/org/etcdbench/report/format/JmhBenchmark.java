package org.etcdbench.report.format;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;

/**
 * A scenario as a benchmark of JMH, mode {@code thrpt}: clients are threads (an open load has one),
 * runs are forks, phases are iterations, keys are params. All other metrics that have a value are
 * secondary ones, whose scores are those of iterations, and their mean, like all of JMH's:
 * quantiles too, however few requests an iteration has. Tables and {@code results.csv} have the
 * quantiles of all requests, where they are supported.
 *
 * @param name {@code etcd.} and the operation
 * @param threads concurrent request slots of a closed load, 1 of an open one, 0 if not known
 * @param jvm the generator's
 * @param warmup iterations that do not count
 * @param measurement iterations that count
 * @param params all scenario keys but the operation, by name
 * @param primary successful requests per second
 * @param secondary other metrics, by name
 */
record JmhBenchmark(
    String name,
    int threads,
    JmhJvm jvm,
    JmhIterations warmup,
    JmhIterations measurement,
    SortedMap<String, String> params,
    JmhScore primary,
    SortedMap<String, JmhScore> secondary) {

  static final String MODE = "thrpt";

  /** An open load has no clients that wait: all its requests come from one schedule. */
  private static final int OPEN_THREADS = 1;

  JmhBenchmark {
    Objects.requireNonNull(name, "name is null");
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    secondary = Collections.unmodifiableSortedMap(new TreeMap<>(secondary));
  }

  /** What stands for the clients of a closed load that another tool does not tell. */
  private static final int UNKNOWN_THREADS = 0;

  /** All scenarios that measured a throughput; JMH leaves out what failed, too. */
  static List<JmhBenchmark> of(BenchResult result) {
    JmhJvm jvm = JmhJvm.of(result.environment());
    return result.scenarios().stream()
        .filter(JmhBenchmark::hasThroughput)
        .map(row -> of(row, jvm))
        .toList();
  }

  private static JmhBenchmark of(ScenarioResult row, JmhJvm jvm) {
    Scenario scenario = row.scenario();
    List<List<Measured>> measured = measured(row);
    SortedMap<String, JmhScore> secondary = new TreeMap<>();
    for (Metric metric : Metrics.all()) {
      if (!metric.equals(Metrics.QPS) && hasValues(metric, measured)) {
        secondary.put(metric.name(), score(metric, measured));
      }
    }
    return new JmhBenchmark(
        "etcd." + scenario.operation().label(),
        threads(row),
        jvm,
        row.importedRow().isPresent() ? JmhIterations.NONE : JmhIterations.of(scenario.warmup()),
        row.importedRow().isPresent() ? JmhIterations.ONE : JmhIterations.measured(scenario),
        params(row),
        score(Metrics.QPS, measured),
        secondary);
  }

  private static boolean hasThroughput(ScenarioResult row) {
    return row.importedRow()
        .map(imported -> imported.figures().okPerSec() != null)
        .orElseGet(row::measuredAnything);
  }

  /** By run and iteration; what another tool measured is one iteration of one run. */
  private static List<List<Measured>> measured(ScenarioResult row) {
    return row.importedRow().isPresent()
        ? List.of(Measured.runs(row))
        : row.measuredRuns().stream()
            .map(run -> run.measured().stream().map(Measured::of).toList())
            .toList();
  }

  private static int threads(ScenarioResult row) {
    boolean open = row.scenario().load() instanceof OpenLoad;
    return row.clients().orElse(open ? OPEN_THREADS : UNKNOWN_THREADS);
  }

  /** What has no value in any iteration was not recorded, or nothing succeeded. */
  private static boolean hasValues(Metric metric, List<List<Measured>> measured) {
    return measured.stream().flatMap(List::stream).anyMatch(m -> !Double.isNaN(metric.of(m)));
  }

  /** The row of the text table. */
  JmhTable.Row tableRow() {
    return new JmhTable.Row(
        name,
        params,
        MODE,
        primary.pooled().size(),
        primary.pooled().mean(),
        primary.pooled().jmhError(),
        primary.unit());
  }

  private static SortedMap<String, String> params(ScenarioResult row) {
    SortedMap<String, String> params = new TreeMap<>();
    for (ScenarioKey key : ScenarioKey.values()) {
      if (key != ScenarioKey.OPERATION) {
        row.key(key).ifPresent(value -> params.put(key.label(), value));
      }
    }
    return params;
  }

  private static JmhScore score(Metric metric, List<List<Measured>> measured) {
    ToDoubleFunction<Measured> value =
        metric.unit() == Metric.Unit.NS
            ? m -> metric.of(m) / Decimals.NS_PER_US
            : m -> metric.of(m);
    List<List<Double>> rawData =
        measured.stream()
            .map(run -> run.stream().map(m -> value.applyAsDouble(m)).toList())
            .toList();
    return new JmhScore(unit(metric.unit()), rawData);
  }

  /** Microseconds, as the visualizer of JMH's files rounds scores to whole numbers. */
  private static String unit(Metric.Unit unit) {
    return switch (unit) {
      case OPS_PER_SEC -> "ops/s";
      case NS -> "us/op";
      case PERCENT -> "%";
      case COUNT -> "counts";
    };
  }
}
