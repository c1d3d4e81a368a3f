package org.etcdbench.report.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.Differences;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.stats.EffectSize;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.text.JsonText;

/**
 * {@code comparison.json}: the comparison by the most telling key, for scripts. Names are those of
 * {@code results.csv} where it has the figure; what there is not is null. Figures are not rounded.
 */
final class JsonFormat implements ReportFormat {

  /** Grows when a reader of the version before would misunderstand a file. */
  private static final int VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}\\.\\d{1,18}");

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String fileName() {
    return "comparison.json";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    Comparison comparison = Comparison.by(Comparison.mostTelling(result), result);
    ObjectNode object = NODES.objectNode();
    object.put("format_version", VERSION);
    object.put("id", result.id());
    object.put("status", lower(result.status()));
    object.put("valid", result.valid());
    object.put("started_at", result.startedAt().toString());
    object.put("ended_at", result.endedAt().toString());
    object.put("profile", result.profile().name());
    object.put("tool_version", result.environment().toolVersion());
    object.put("etcd_version", result.environment().etcdVersion());
    object.put("compared_by", comparison.key().label());
    object.put("base", comparison.base().orElse(null));
    ArrayNode rows = object.putArray("rows");
    RowLabels names = RowLabels.ofAllKeys();
    Differences differences = Differences.of(comparison);
    for (Comparison.Group group : comparison.groups()) {
      List<ComparisonLine> lines = ComparisonLine.of(group, differences);
      for (int i = 0; i < lines.size(); i++) {
        Comparison.Row row = group.rows().get(i);
        ObjectNode node = rows.addObject();
        node.put("name", names.of(row.result()));
        node.put("id", row.result().scenario().id());
        node.put("group", group.label());
        node.put("value", row.value());
        putKeys(node, row.result());
        putFigures(node, row.result());
        putVerdict(node, row.result());
        putCause(node, row.result());
        putRatio(node, lines.get(i), lines.get(0));
      }
    }
    JsonText.write(object, out);
  }

  private static void putKeys(ObjectNode node, ScenarioResult row) {
    ObjectNode keys = node.putObject("keys");
    for (ScenarioKey key : ScenarioKey.values()) {
      String value = row.key(key).orElse("");
      if (value.isEmpty()) {
        keys.putNull(key.label());
      } else if (WHOLE.matcher(value).matches()) {
        keys.put(key.label(), Long.parseLong(value));
      } else if (DECIMAL.matcher(value).matches()) {
        keys.put(key.label(), Double.parseDouble(value));
      } else {
        keys.put(key.label(), value);
      }
    }
  }

  private static void putFigures(ObjectNode row, ScenarioResult result) {
    RowFigures.of(result).forEach((name, count) -> row.put(name, count), (n, v) -> put(row, n, v));
  }

  private static void putVerdict(ObjectNode row, ScenarioResult result) {
    RowVerdict verdict = RowVerdict.of(result);
    row.put("verdict", verdict.label().isEmpty() ? null : verdict.label());
    row.put("valid", verdict.valid());
    ArrayNode findings = row.putArray("findings");
    result.runs().forEach(run -> run.findings().forEach(f -> add(findings, f, run)));
    Set<Finding> ofRuns = FindingsText.ofRuns(result);
    result.verdict().findings().stream()
        .filter(finding -> !ofRuns.contains(finding))
        .forEach(finding -> add(findings, finding).putNull("run"));
  }

  private static void add(ArrayNode findings, Finding finding, RunResult run) {
    add(findings, finding).put("run", run.run());
  }

  private static ObjectNode add(ArrayNode findings, Finding finding) {
    ObjectNode object = findings.addObject();
    object.put("code", finding.code().name());
    object.put("severity", lower(finding.code().severity()));
    object.put("message", finding.message());
    return object;
  }

  private static void putCause(ObjectNode row, ScenarioResult result) {
    row.put("cause", result.foundCause().map(cause -> lower(cause.kind())).orElse(null));
    ArrayNode also = row.putArray("cause_also");
    result.foundCause().map(Cause::also).orElse(List.of()).forEach(kind -> also.add(lower(kind)));
    row.put("cause_text", result.foundCause().map(Cause::text).orElse(null));
  }

  /** Null for the base itself: it is not compared with anything. */
  private static void putRatio(ObjectNode row, ComparisonLine line, ComparisonLine base) {
    if (line.toBase().isEmpty()) {
      row.putNull("ratio");
      return;
    }
    ObjectNode ratio = row.putObject("ratio");
    ratio.put("to", base.value());
    ratio.put("valid", line.verdict().valid() && base.verdict().valid());
    line.toBase().forEach(difference -> putDifference(ratio, difference));
  }

  private static void putDifference(ObjectNode ratio, Difference difference) {
    ObjectNode node = ratio.putObject(difference.metric().name());
    node.put("shown", lower(difference.shown()));
    Optional<RatioEstimate> estimate = difference.estimate();
    if (estimate.isEmpty()) {
      node.put("why_not", difference.whyNot());
      return;
    }
    node.put("design", lower(estimate.get().design()));
    node.put("base_runs", estimate.get().baseSize());
    node.put("runs", estimate.get().size());
    put(node, "ratio", estimate.get().ratio());
    Optional<Interval> interval = estimate.get().interval95();
    put(node, "low", interval.map(Interval::low).orElse(Double.NaN));
    put(node, "high", interval.map(Interval::high).orElse(Double.NaN));
    put(node, "p", estimate.get().p());
    put(node, "adjusted_p", difference.adjustedP());
    put(node, "superiority", estimate.get().superiority());
    node.put("effect", EffectSize.words(estimate.get().superiority()));
  }

  private static void put(ObjectNode object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    } else {
      object.putNull(name);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
