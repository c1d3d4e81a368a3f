package org.etcdbench.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.gate.RunsAdvice;
import org.etcdbench.report.gate.Tolerances;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.EffectSize;

/** The decision on a result in words and digits, the same in all forms. */
final class GateCells {
  static final List<String> HEADERS =
      List.of(
          "row", "figure", "baseline", "now", "ratio", "95 % interval", "pairs", "p", "verdict");

  private static final double PERCENT = 100;
  private static final double LEAST_P = 0.001;
  private static final double ALPHA = 0.05;

  private GateCells() {}

  /** The decision, in one line. */
  static String headline(GateReport report) {
    String against = " against " + report.baseline();
    String all = Decimals.count(report.figures().size(), "figure");
    return switch (report.verdict()) {
      case REGRESSION -> failed(report, all) + against;
      case INCONCLUSIVE -> "INCONCLUSIVE: " + unknown(report, all) + against;
      case PASS, IMPROVEMENT -> "PASS: none of " + all + " is worse" + against;
    };
  }

  /** More errors than may be are no regression: there may have been even more before. */
  private static String failed(GateReport report, String all) {
    long worse = report.count(GateVerdict.REGRESSION);
    String slower = worse + " of " + all + " worse";
    int rows = (int) report.rows(GateVerdict.REGRESSION);
    String errors =
        Decimals.count(rows, "row") + " with more than " + mayFail(report) + " of errors";
    if (worse == 0) {
      return "TOO MANY ERRORS: " + errors + ", " + slower;
    }
    return "REGRESSION: " + (rows == 0 ? "" : errors + ", ") + slower;
  }

  private static String unknown(GateReport report, String all) {
    List<String> parts = new ArrayList<>();
    int rows = (int) report.rows(GateVerdict.INCONCLUSIVE);
    if (rows > 0) {
      parts.add("the errors of " + Decimals.count(rows, "row") + " not known");
    }
    long figures = report.count(GateVerdict.INCONCLUSIVE);
    parts.add(figures + " of " + all + " may be worse than is tolerated, and may be not,");
    return String.join(", ", parts);
  }

  /** What must be known besides, a sentence each. */
  static List<String> notes(GateReport report) {
    List<String> notes = new ArrayList<>();
    report.advice().ifPresent(advice -> notes.add(capitalized(advice) + "."));
    if (!report.notGated().isEmpty()) {
      notes.add("Not in the baseline, so not gated: " + String.join(", ", report.notGated()) + ".");
    }
    runsNote(report).ifPresent(notes::add);
    notes.add(
        "A figure is worse if its p, adjusted for "
            + Decimals.count(report.figures().size(), "figure")
            + ", is at most 5 % and it is beyond its tolerance ("
            + tolerances(report)
            + "); at most "
            + mayFail(report)
            + " of requests may fail. Pairs: of all pairs of a run before and a run now, the share"
            + " in which the latter's figure is larger, or smaller.");
    return notes;
  }

  /** What the runs behind a verdict mean; empty if there are none. */
  private static Optional<String> runsNote(GateReport report) {
    List<RunsAdvice> advice =
        report.figures().stream().flatMap(figure -> figure.runsNeeded().stream()).toList();
    List<String> parts = new ArrayList<>();
    if (advice.stream().anyMatch(RunsAdvice::tooMany)) {
      parts.add(
          "it would take more than "
              + RunsAdvice.MOST
              + " runs a side, so make runs longer, or the machine quieter");
    }
    if (advice.stream().anyMatch(of -> !of.leastOnly() && !of.tooMany())) {
      parts.add(
          "with so many runs a side a difference as large as the tolerance would be told from"
              + " chance in 4 of 5 cases");
    }
    if (advice.stream().anyMatch(RunsAdvice::leastOnly)) {
      parts.add(
          "how much runs differ is not known, and with fewer than \"at least\" so many a side"
              + " nothing can be told from chance");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("In brackets: " + String.join("; ", parts) + ".");
  }

  private static String mayFail(GateReport report) {
    return percent(report.rules().maxErrorRate());
  }

  private static String tolerances(GateReport report) {
    GateRatios ratios = GateRatios.of(report);
    return report.rules().metrics().stream()
        .map(metric -> tolerance(metric, report.rules().tolerances(), ratios))
        .collect(Collectors.joining("; "));
  }

  private static String tolerance(Metric metric, Tolerances tolerances, GateRatios ratios) {
    return metric.name()
        + " "
        + percent(tolerances.of(metric))
        + (metric.better() == Metric.Better.HIGHER ? ", so below " : ", so above ")
        + ratios.limit(tolerances.ratioLimit(metric));
  }

  /** A line of the table. */
  static List<String> cells(GatedFigure figure, GateRatios ratios) {
    Metric metric = figure.candidate().difference().metric();
    return List.of(
        figure.candidate().row().label(),
        metric.name(),
        value(metric, figure.candidate().difference().base()),
        value(metric, figure.candidate().difference().other()),
        ratios.ratio(figure),
        ratios.interval(figure),
        figure.candidate().effect().map(EffectSize::brief).orElse(""),
        p(figure.adjustedP()),
        verdict(figure));
  }

  /** A line of the table. */
  static List<String> cells(GatedErrors errors) {
    return List.of(
        errors.row().label(),
        "errors",
        percent(errors.knownBaseRate()),
        percent(errors.knownRate()),
        "",
        "",
        "",
        "",
        verdict(errors));
  }

  private static String verdict(GatedErrors errors) {
    return switch (errors.verdict()) {
      case PASS, IMPROVEMENT -> errors.verdict().label();
      case INCONCLUSIVE -> errors.verdict().label() + ": not known";
      case REGRESSION -> "TOO MANY: more than " + percent(errors.limit());
    };
  }

  private static String verdict(GatedFigure figure) {
    String runs = figure.runsNeeded().map(needed -> " (" + words(needed) + ")").orElse("");
    return figure.verdict().label() + ": " + figure.reason() + runs;
  }

  private static String words(RunsAdvice needed) {
    if (needed.tooMany()) {
      return "longer or quieter runs";
    }
    return (needed.leastOnly() ? "at least " : "") + needed.perSide() + " runs";
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

  /** With more digits where three would be on the wrong side of the limit. */
  private static String p(double p) {
    if (p < LEAST_P) {
      return "<0.001";
    }
    boolean looksSmaller = p > ALPHA && p < ALPHA + LEAST_P / 2;
    return String.format(Locale.ROOT, looksSmaller ? "%.6f" : "%.3f", p);
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "unknown";
  }

  /** With as many digits as it has, up to four. */
  private static String percent(double share) {
    String digits = String.format(Locale.ROOT, "%.4f", share * PERCENT);
    return digits.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
