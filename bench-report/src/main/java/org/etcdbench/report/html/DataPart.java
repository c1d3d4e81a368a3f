package org.etcdbench.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.RatioEstimate;

/** The comparison's figures as JSON, for whoever calculates with them. */
final class DataPart {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataPart() {}

  /** In one line, free of what could end a {@code script}. */
  static String of(Reading reading) {
    ObjectNode root = JSON.createObjectNode();
    root.put("id", reading.result().id());
    root.put("status", reading.result().status().name());
    root.put("comparedBy", reading.key().label());
    ArrayNode rows = root.putArray("rows");
    ArrayNode ratios = root.putArray("ratios");
    for (Reading.Group group : reading.groups()) {
      group.rows().forEach(row -> add(rows.addObject(), group, row));
      for (Pair pair : group.pairs()) {
        add(ratios, pair, pair.throughput());
        add(ratios, pair, pair.tail());
      }
    }
    try {
      return JSON.writeValueAsString(root).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts can be written", e);
    }
  }

  private static void add(ObjectNode to, Reading.Group group, Row row) {
    to.put("row", group.label());
    to.put("value", row.value());
    to.put("scenario", row.scenario().id());
    to.put("verdict", row.verdict());
    to.put("runs", row.result().runCount());
    for (Metric metric : Metrics.all()) {
      put(to, metric.name(), row.value(metric));
    }
    put(to, "qps_error_pct", row.qpsErrorPct());
    put(to, "littles_law_pct", row.result().littlesLawPct());
    ArrayNode scores = to.putArray("qps_of_runs");
    row.result().measuredRuns().stream()
        .mapToDouble(run -> run.okPerSec())
        .filter(Double::isFinite)
        .forEach(scores::add);
  }

  private static void add(ArrayNode ratios, Pair pair, Difference difference) {
    if (difference.estimate().isEmpty()) {
      return;
    }
    RatioEstimate estimate = difference.estimate().get();
    ObjectNode to = ratios.addObject();
    to.put("row", pair.label());
    to.put("base", pair.base().value());
    to.put("other", pair.other().value());
    to.put("metric", difference.metric().name());
    put(to, "ratio", estimate.ratio());
    estimate
        .interval95()
        .ifPresent(
            interval -> {
              put(to, "low", interval.low());
              put(to, "high", interval.high());
            });
    put(to, "p", estimate.p());
    to.put("design", estimate.design().name().toLowerCase(Locale.ROOT));
  }

  /** What is not known is left out: JSON has no NaN. */
  private static void put(ObjectNode to, String name, double value) {
    if (Double.isFinite(value)) {
      to.put(name, value);
    }
  }
}
