package org.etcdbench.report.format;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.stats.Sample;

/**
 * JMH's JSON, as JMH 1.37 writes it (its {@code JSONResultFormat}): field names, their order,
 * layout, and the texts that stand for numbers that are not finite. How a scenario becomes a
 * benchmark is told at {@link JmhBenchmark}.
 */
final class JmhFormat implements ReportFormat {

  /** The version whose format this is: readers look at it to know what to expect. */
  static final String JMH_VERSION = "1.37";

  /** JMH writes the path of its java here; ours would tell nothing about another machine. */
  private static final String JVM = "java";

  private static final List<String> RANKS =
      List.of("0.0", "50.0", "90.0", "95.0", "99.0", "99.9", "99.99", "99.999", "99.9999", "100.0");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          // the shortest digits on every JDK; those before 19 print some doubles with more
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build()
          .writer(prettyPrinter());

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public String fileName() {
    return "jmh.json";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    write(JmhBenchmark.of(result), out);
  }

  static void write(List<JmhBenchmark> benchmarks, Appendable out) throws IOException {
    ArrayNode array = NODES.arrayNode();
    benchmarks.forEach(benchmark -> array.add(object(benchmark)));
    out.append(WRITER.writeValueAsString(array)).append('\n');
  }

  /** Four blanks a level, one value a line. */
  static PrettyPrinter prettyPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.BOTH)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter);
  }

  private static ObjectNode object(JmhBenchmark benchmark) {
    ObjectNode object = NODES.objectNode();
    object.put("jmhVersion", JMH_VERSION);
    object.put("benchmark", benchmark.name());
    object.put("mode", JmhBenchmark.MODE);
    object.put("threads", benchmark.threads());
    object.put("forks", benchmark.primary().rawData().size());
    object.put("jvm", JVM);
    ArrayNode args = object.putArray("jvmArgs");
    benchmark.jvm().args().forEach(args::add);
    object.put("jdkVersion", benchmark.jvm().jdkVersion());
    object.put("vmName", benchmark.jvm().vmName());
    object.put("vmVersion", benchmark.jvm().vmVersion());
    putIterations(object, "warmup", benchmark.warmup());
    putIterations(object, "measurement", benchmark.measurement());
    ObjectNode params = object.putObject("params");
    benchmark.params().forEach(params::put);
    object.set("primaryMetric", metric(benchmark.primary()));
    ObjectNode secondary = object.putObject("secondaryMetrics");
    benchmark.secondary().forEach((name, score) -> secondary.set(name, metric(score)));
    return object;
  }

  private static void putIterations(ObjectNode object, String kind, JmhIterations iterations) {
    object.put(kind + "Iterations", iterations.count());
    object.put(kind + "Time", iterations.time());
    object.put(kind + "BatchSize", 1);
  }

  private static ObjectNode metric(JmhScore score) {
    Sample pooled = score.pooled();
    ObjectNode metric = NODES.objectNode();
    set(metric, "score", pooled.mean());
    set(metric, "scoreError", pooled.jmhError());
    ArrayNode confidence = metric.putArray("scoreConfidence");
    add(confidence, pooled.mean() - pooled.jmhError());
    add(confidence, pooled.mean() + pooled.jmhError());
    ObjectNode percentiles = metric.putObject("scorePercentiles");
    RANKS.forEach(rank -> set(percentiles, rank, pooled.percentile(Double.parseDouble(rank))));
    metric.put("scoreUnit", score.unit());
    ArrayNode rawData = metric.putArray("rawData");
    for (List<Double> fork : score.rawData()) {
      ArrayNode iterations = rawData.addArray();
      fork.forEach(value -> add(iterations, value));
    }
    return metric;
  }

  private static void set(ObjectNode object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    } else {
      object.put(name, notFinite(value));
    }
  }

  private static void add(ArrayNode array, double value) {
    if (Double.isFinite(value)) {
      array.add(value);
    } else {
      array.add(notFinite(value));
    }
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "+INF" : "-INF";
  }
}
