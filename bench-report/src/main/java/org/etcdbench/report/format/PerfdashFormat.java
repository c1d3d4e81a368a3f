package org.etcdbench.report.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.metric.Measured;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.text.JsonText;

/**
 * What etcd's own {@code benchmark --report-perfdash} writes and Kubernetes' perfdash charts:
 * percentiles of response time in milliseconds, to four decimals, labelled by operation in
 * capitals. Ours have every other scenario key as a further label, empty where a scenario has none:
 * perfdash cannot choose an item that lacks a label of another. Only rows that may be used are
 * written, and only percentiles that are supported.
 */
final class PerfdashFormat implements ReportFormat {
  private static final double DIGITS = 1e4;

  private static final Map<String, Metric> PERCENTILES = percentiles();

  private static Map<String, Metric> percentiles() {
    Map<String, Metric> percentiles = new LinkedHashMap<>();
    percentiles.put("Perc50", Metrics.LATENCY_P50);
    percentiles.put("Perc90", Metrics.LATENCY_P90);
    percentiles.put("Perc99", Metrics.LATENCY_P99);
    return percentiles;
  }

  @Override
  public String name() {
    return "perfdash";
  }

  /** Begins as etcd's files do, since perfdash finds files by the beginning of their names. */
  @Override
  public String fileName() {
    return "EtcdAPI_benchmark_etcd-bench.json";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("version", "v1");
    ArrayNode items = object.putArray("dataItems");
    for (ScenarioResult row : result.scenarios()) {
      ObjectNode data = data(Measured.of(row));
      if (RowVerdict.of(row).valid() && !data.isEmpty()) {
        ObjectNode item = items.addObject();
        item.set("data", data);
        item.set("labels", labels(row));
        item.put("unit", "ms");
      }
    }
    JsonText.write(object, out);
  }

  private static ObjectNode data(Measured measured) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    PERCENTILES.forEach(
        (name, metric) -> {
          double ms = metric.ifSupported(measured) / Decimals.NS_PER_MS;
          if (Double.isFinite(ms)) {
            data.put(name, Math.round(ms * DIGITS) / DIGITS);
          }
        });
    return data;
  }

  private static ObjectNode labels(ScenarioResult row) {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    labels.put("Operation", row.scenario().operation().label().toUpperCase(Locale.ROOT));
    for (ScenarioKey key : ScenarioKey.values()) {
      if (key != ScenarioKey.OPERATION) {
        labels.put(key.label(), row.key(key).orElse(""));
      }
    }
    return labels;
  }
}
