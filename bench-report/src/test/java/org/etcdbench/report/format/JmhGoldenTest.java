package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.etcdbench.core.result.ResultSamples;
import org.junit.jupiter.api.Test;

/** Holds our JMH formats against what JMH 1.37 itself wrote of one benchmark in all its modes. */
class JmhGoldenTest {
  private static final String JSON = Resources.read("jmh-1.37-all-modes.json");

  /** JMH sums this one up, where all of ours are means. */
  private static final String SUMMED = "gc.count";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Test
  void writesTheBenchmarkThatJmhWroteToTheLastBit() throws IOException {
    StringBuilder ours = new StringBuilder();
    JmhFormat.write(throughput().stream().map(JmhGoldenTest::benchmark).toList(), ours);

    // as doubles, as newer JDKs print some doubles with fewer digits
    JsonMapper doubles = new JsonMapper();
    ArrayNode expected = doubles.createArrayNode();
    for (ObjectNode object : throughput()) {
      ((ObjectNode) object.get("secondaryMetrics")).remove(SUMMED);
      expected.add(doubles.readTree(object.toString()));
    }
    assertThat(doubles.readTree(ours.toString())).isEqualTo(expected);
    assertThat(names(doubles.readTree(ours.toString()))).isEqualTo(names(expected));
  }

  @Test
  void laysJsonOutAsJmhDoes() throws IOException {
    ArrayNode objects = MAPPER.createArrayNode();
    throughput().forEach(objects::add);
    String ours = MAPPER.writer(JmhFormat.prettyPrinter()).writeValueAsString(objects);

    String withoutEnd = ours.substring(0, ours.length() - "\n]".length());
    assertThat(JSON).startsWith(withoutEnd);
  }

  @Test
  void namesTheFieldsOfOurResultsAsJmhDoes() throws IOException {
    StringBuilder text = new StringBuilder();
    ReportFormats.byName("jmh").write(ResultSamples.twoSizes(), text);
    JsonNode ours = MAPPER.readTree(text.toString()).get(0);
    JsonNode theirs = throughput().get(0);

    assertThat(fieldNames(ours)).isEqualTo(fieldNames(theirs));
    assertThat(fieldNames(ours.get("primaryMetric")))
        .isEqualTo(fieldNames(theirs.get("primaryMetric")));
    assertThat(fieldNames(ours.at("/primaryMetric/scorePercentiles")))
        .isEqualTo(fieldNames(theirs.at("/primaryMetric/scorePercentiles")));
    assertThat(fieldNames(ours.get("secondaryMetrics").get("latency.p99")))
        .isEqualTo(fieldNames(theirs.get("secondaryMetrics").get(SUMMED)));
  }

  @Test
  void printsTheTableOfAllModesByteForByte() throws IOException {
    List<JmhTable.Row> rows = new ArrayList<>();
    for (JsonNode object : MAPPER.readTree(JSON)) {
      JsonNode primary = object.get("primaryMetric");
      rows.add(row(object, "", primary, count(primary)));
      object
          .get("secondaryMetrics")
          .properties()
          .forEach(
              metric -> {
                // the percentiles that JMH derives from a sample are single figures
                long count = metric.getKey().startsWith("p") ? 1 : count(metric.getValue());
                rows.add(row(object, ":" + metric.getKey(), metric.getValue(), count));
              });
    }
    StringBuilder table = new StringBuilder();
    new JmhTable(rows).write(table);

    assertThat(table.toString()).isEqualTo(Resources.read("jmh-1.37-table.txt"));
  }

  private static List<ObjectNode> throughput() throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode object : MAPPER.readTree(JSON)) {
      if (object.get("mode").asText().equals("thrpt")) {
        objects.add((ObjectNode) object);
      }
    }
    assertThat(objects).hasSize(2);
    return objects;
  }

  private static JmhBenchmark benchmark(ObjectNode object) {
    List<String> args = new ArrayList<>();
    object.get("jvmArgs").forEach(arg -> args.add(arg.asText()));
    SortedMap<String, String> params = new TreeMap<>();
    object.get("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    SortedMap<String, JmhScore> secondary = new TreeMap<>();
    object
        .get("secondaryMetrics")
        .properties()
        .forEach(metric -> secondary.put(metric.getKey(), score(metric.getValue())));
    secondary.remove(SUMMED);
    return new JmhBenchmark(
        object.get("benchmark").asText(),
        object.get("threads").asInt(),
        new JmhJvm(
            args,
            object.get("jdkVersion").asText(),
            object.get("vmName").asText(),
            object.get("vmVersion").asText()),
        iterations(object, "warmup"),
        iterations(object, "measurement"),
        params,
        score(object.get("primaryMetric")),
        secondary);
  }

  private static JmhIterations iterations(ObjectNode object, String kind) {
    return new JmhIterations(
        object.get(kind + "Iterations").asInt(), object.get(kind + "Time").asText());
  }

  private static JmhScore score(JsonNode metric) {
    List<List<Double>> rawData = new ArrayList<>();
    for (JsonNode fork : metric.get("rawData")) {
      List<Double> iterations = new ArrayList<>();
      fork.forEach(value -> iterations.add(value.asDouble()));
      rawData.add(iterations);
    }
    return new JmhScore(metric.get("scoreUnit").asText(), rawData);
  }

  private static JmhTable.Row row(JsonNode object, String suffix, JsonNode metric, long count) {
    Map<String, String> params = new TreeMap<>();
    object.get("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    JsonNode error = metric.get("scoreError");
    return new JmhTable.Row(
        object.get("benchmark").asText().replace("demo.", "") + suffix,
        params,
        object.get("mode").asText(),
        count,
        metric.get("score").asDouble(),
        error.isTextual() ? Double.NaN : error.asDouble(),
        metric.get("scoreUnit").asText());
  }

  private static long count(JsonNode metric) {
    long count = 0;
    boolean histogram = metric.has("rawDataHistogram");
    for (JsonNode fork : metric.get(histogram ? "rawDataHistogram" : "rawData")) {
      for (JsonNode iteration : fork) {
        if (histogram) {
          for (JsonNode valueAndCount : iteration) {
            count += valueAndCount.get(1).asLong();
          }
        } else {
          count++;
        }
      }
    }
    return count;
  }

  private static List<String> fieldNames(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The names of all fields at every level, in the order of the text. */
  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(child -> names.addAll(names(child)));
    }
    node.properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              names.addAll(names(field.getValue()));
            });
    return names;
  }
}
