package org.etcdbench.report.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
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
    report.figures().forEach(figure -> put(figures.addObject(), figure));
    ArrayNode errors = object.putArray("errors");
    report.errors().forEach(of -> put(errors.addObject(), of));
    ArrayNode notGated = object.putArray("not_gated");
    report.notGated().forEach(notGated::add);
    JsonText.write(object, out);
  }

  private static void put(ObjectNode node, GatedFigure figure) {
    RatioEstimate estimate = figure.candidate().estimate();
    Optional<Interval> interval = estimate.interval95();
    node.put("row", figure.candidate().row().label());
    node.put("metric", figure.candidate().difference().metric().name());
    node.put("verdict", lower(figure.verdict()));
    node.put("reason", figure.reason());
    node.put("baseline", figure.candidate().difference().base());
    node.put("value", figure.candidate().difference().other());
    node.put("ratio", estimate.ratio());
    if (interval.isPresent()) {
      node.put("low", interval.get().low());
      node.put("high", interval.get().high());
    } else {
      node.putNull("low");
      node.putNull("high");
    }
    node.put("p", estimate.p());
    node.put("adjusted_p", figure.adjustedP());
    node.put("baseline_runs", estimate.baseSize());
    node.put("runs", estimate.size());
    node.put("tolerance", figure.candidate().tolerance());
    if (figure.runsNeeded() == 0) {
      node.putNull("runs_needed");
    } else {
      node.put("runs_needed", figure.runsNeeded());
    }
  }

  private static void put(ObjectNode node, GatedErrors errors) {
    node.put("row", errors.row().label());
    node.put("verdict", lower(errors.verdict()));
    node.put("baseline_rate", errors.baseRate());
    node.put("rate", errors.rate());
    node.put("limit", errors.limit());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
