package org.etcdbench.report.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.gate.RunsAdvice;
import org.etcdbench.report.gate.Tolerances;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.EffectSize;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.text.JsonText;

/** The decision on a result for scripts. Numbers are not rounded; what there is not, is null. */
public final class GateJson {
  /** Grows when a reader of the version before would misunderstand it. */
  private static final int VERSION = 1;

  private GateJson() {}

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(GateReport report, Appendable out) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("format_version", VERSION);
    object.put("verdict", lower(report.verdict()));
    object.put("result", report.result());
    object.put("baseline", report.baseline());
    object.put("profile", report.profile());
    object.put("advice", report.advice().orElse(null));
    ArrayNode figures = object.putArray("figures");
    Tolerances tolerances = report.rules().tolerances();
    report.figures().forEach(figure -> put(figures.addObject(), figure, tolerances));
    ArrayNode errors = object.putArray("errors");
    report.errors().forEach(of -> put(errors.addObject(), of));
    ArrayNode notGated = object.putArray("not_gated");
    report.notGated().forEach(notGated::add);
    JsonText.write(object, out);
  }

  private static void put(ObjectNode node, GatedFigure figure, Tolerances tolerances) {
    RatioEstimate estimate = figure.candidate().estimate();
    Optional<Interval> interval = estimate.interval95();
    Optional<Double> effect = figure.candidate().effect();
    Metric metric = figure.candidate().difference().metric();
    node.put("row", figure.candidate().row().label());
    node.put("metric", metric.name());
    node.put("verdict", lower(figure.verdict()));
    node.put("reason", figure.reason());
    node.put("baseline", figure.candidate().difference().base());
    node.put("value", figure.candidate().difference().other());
    node.put("ratio", estimate.ratio());
    node.put("low", interval.map(Interval::low).orElse(null));
    node.put("high", interval.map(Interval::high).orElse(null));
    node.put("superiority", effect.orElse(null));
    node.put("effect", effect.map(EffectSize::words).orElse(null));
    node.put("p", estimate.p());
    node.put("adjusted_p", figure.adjustedP());
    node.put("baseline_runs", figure.candidate().baseRuns());
    node.put("runs", figure.candidate().runs());
    node.put("tolerance", figure.candidate().tolerance());
    node.put("ratio_limit", tolerances.ratioLimit(metric));
    Optional<RunsAdvice> needed = figure.runsNeeded();
    node.put("runs_needed", needed.map(RunsAdvice::perSide).orElse(null));
    node.put("runs_needed_at_least", needed.map(RunsAdvice::leastOnly).orElse(null));
  }

  private static void put(ObjectNode node, GatedErrors errors) {
    node.put("row", errors.row().label());
    node.put("verdict", lower(errors.verdict()));
    put(node, "baseline_rate", errors.knownBaseRate());
    put(node, "rate", errors.knownRate());
    node.put("limit", errors.limit());
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
