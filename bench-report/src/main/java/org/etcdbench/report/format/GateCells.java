package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.report.compare.DifferenceText;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.digits.RatioText;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.metric.Metric;

/** The decision on a result in words and digits, the same in all forms. */
final class GateCells {
  static final List<String> HEADERS =
      List.of("row", "figure", "baseline", "now", "ratio", "95 % interval", "p", "verdict");

  private static final double PERCENT = 100;
  private static final double LEAST_P = 0.001;

  private GateCells() {}

  /** The decision, in one line. */
  static String headline(GateReport report) {
    long all = report.figures().size();
    long errors = report.errors().stream().filter(e -> e.verdict() != GateVerdict.PASS).count();
    String figures = ComparisonText.count((int) all, "figure");
    String against = " against " + report.baseline();
    return switch (report.verdict()) {
      case REGRESSION -> {
        long worse = report.count(GateVerdict.REGRESSION);
        String slower = worse == 0 ? "" : worse + " of " + figures + " worse";
        String failed =
            errors == 0 ? "" : ComparisonText.count((int) errors, "row") + " with too many errors";
        yield "REGRESSION: " + slower + (worse > 0 && errors > 0 ? ", " : "") + failed + against;
      }
      case INCONCLUSIVE ->
          "INCONCLUSIVE: "
              + report.count(GateVerdict.INCONCLUSIVE)
              + " of "
              + figures
              + " may be worse, and may be not,"
              + against;
      case PASS, IMPROVEMENT -> "PASS: none of " + figures + " is worse" + against;
    };
  }

  /** What must be known besides, a sentence each. */
  static List<String> notes(GateReport report) {
    List<String> notes = new ArrayList<>();
    report.advice().ifPresent(advice -> notes.add(capitalized(advice) + "."));
    if (!report.notGated().isEmpty()) {
      notes.add("Not in the baseline, so not gated: " + String.join(", ", report.notGated()) + ".");
    }
    notes.add(
        "A figure is worse if its p, adjusted for "
            + ComparisonText.count(report.figures().size(), "figure")
            + ", is at most 5 % and it is beyond its tolerance ("
            + tolerances(report)
            + "); at most "
            + percent(report.rules().maxErrorRate())
            + " of requests may fail.");
    return notes;
  }

  private static String tolerances(GateReport report) {
    return report.rules().metrics().stream()
        .map(metric -> metric.name() + " " + percent(report.rules().tolerances().of(metric)))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  /** A line of the table. */
  static List<String> cells(GatedFigure figure) {
    Metric metric = figure.candidate().difference().metric();
    RatioText ratio = DifferenceText.of(figure.candidate().estimate());
    return List.of(
        figure.candidate().row(),
        metric.name(),
        value(metric, figure.candidate().difference().base()),
        value(metric, figure.candidate().difference().other()),
        ratio.ratio(),
        ratio.interval("-"),
        p(figure.adjustedP()),
        verdict(figure));
  }

  /** A line of the table. */
  static List<String> cells(GatedErrors errors) {
    boolean pass = errors.verdict() == GateVerdict.PASS;
    return List.of(
        errors.row(),
        "errors",
        percent(errors.baseRate()),
        percent(errors.rate()),
        "",
        "",
        "",
        errors.verdict().label() + (pass ? "" : ": more than " + percent(errors.limit())));
  }

  static String verdict(GatedFigure figure) {
    String label = figure.verdict().label();
    return figure.runsNeeded() == 0
        ? label + ": " + figure.reason()
        : label + "; " + figure.runsNeeded() + " runs a side would tell";
  }

  private static String value(Metric metric, double value) {
    return switch (metric.unit()) {
      case OPS_PER_SEC -> Decimals.format(value, Decimals.forRate(value)) + "/s";
      case NS ->
          Decimals.format(value / Decimals.NS_PER_MS, Decimals.forMs(value / Decimals.NS_PER_MS))
              + " ms";
      case PERCENT -> Decimals.format(value, 1) + " %";
      case COUNT -> Decimals.format(value, 0);
    };
  }

  private static String p(double p) {
    return p < LEAST_P ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** With as many digits as it has, up to four. */
  static String percent(double share) {
    String digits = String.format(Locale.ROOT, "%.4f", share * PERCENT);
    return digits.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
