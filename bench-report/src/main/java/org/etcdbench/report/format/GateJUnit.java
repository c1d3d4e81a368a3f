package org.etcdbench.report.format;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.etcdbench.report.gate.GateRefusal;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.gate.GatedRow;
import org.etcdbench.report.gate.RunsAdvice;
import org.etcdbench.report.text.JUnitXml;

/**
 * The decision on a result as a test suite: a case for each figure, which fails if it is a
 * regression and is skipped if it is inconclusive, after one that tells whether anything could be
 * decided at all.
 */
public final class GateJUnit {
  private static final Pattern NOT_IN_CLASSES = Pattern.compile("[^A-Za-z0-9_-]");
  private static final String DECIDED = "the result can be held against the baseline";

  private GateJUnit() {}

  /**
   * Writes it.
   *
   * @param startedAt when the result was begun
   * @throws IOException if {@code out} does
   */
  public static void write(GateReport report, Instant startedAt, Appendable out)
      throws IOException {
    String className = className(report.profile());
    List<JUnitXml.Case> cases = new ArrayList<>();
    cases.add(decided(className, new JUnitXml.Outcome.Passed()));
    GateRatios ratios = GateRatios.of(report);
    for (GatedFigure figure : report.figures()) {
      List<String> cells = GateCells.cells(figure, ratios);
      cases.add(testCase(className, figure.candidate().row(), cells, outcome(figure, cells)));
    }
    for (GatedErrors errors : report.errors()) {
      cases.add(testCase(className, errors.row(), GateCells.cells(errors), outcome(errors)));
    }
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("Result", report.result());
    properties.put("Baseline", report.baseline());
    suite(report.profile(), startedAt, properties, cases).write(out);
  }

  /**
   * Writes why there is none: a single case, which is an error.
   *
   * @param startedAt when the result was begun
   * @throws IOException if {@code out} does
   */
  public static void write(GateRefusal refusal, Instant startedAt, Appendable out)
      throws IOException {
    JUnitXml.Outcome error =
        new JUnitXml.Outcome.Erred(
            refusal.kind().name(), refusal.what(), String.join("\n", refusal.reasons()));
    suite(
            refusal.profile(),
            startedAt,
            Map.of("Result", refusal.result()),
            List.of(decided(className(refusal.profile()), error)))
        .write(out);
  }

  private static String className(String profile) {
    return "etcd-bench.gate." + NOT_IN_CLASSES.matcher(profile).replaceAll("_");
  }

  private static JUnitXml suite(
      String profile,
      Instant startedAt,
      Map<String, String> properties,
      List<JUnitXml.Case> cases) {
    return new JUnitXml("etcd-bench gate " + profile, startedAt, Duration.ZERO, properties, cases);
  }

  private static JUnitXml.Case decided(String className, JUnitXml.Outcome outcome) {
    return new JUnitXml.Case(className, DECIDED, Duration.ZERO, outcome, Map.of());
  }

  private static JUnitXml.Case testCase(
      String className, GatedRow row, List<String> cells, JUnitXml.Outcome outcome) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (int i = 2; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        figures.put(GateCells.HEADERS.get(i), cells.get(i));
      }
    }
    String name = row.lasting() + " " + cells.get(1);
    return new JUnitXml.Case(className, name, Duration.ZERO, outcome, figures);
  }

  private static JUnitXml.Outcome outcome(GatedFigure figure, List<String> cells) {
    String advice = figure.runsNeeded().map(GateJUnit::advice).orElse("");
    return outcome(cells, figure.verdict(), "REGRESSION", advice);
  }

  private static JUnitXml.Outcome outcome(GatedErrors errors) {
    return outcome(GateCells.cells(errors), errors.verdict(), "ERRORS", "");
  }

  private static JUnitXml.Outcome outcome(
      List<String> cells, GateVerdict verdict, String failure, String advice) {
    String said = cells.get(cells.size() - 1);
    String text =
        cells.get(2) + " before, " + cells.get(3) + " now " + cells.get(4) + " " + cells.get(5);
    return switch (verdict) {
      case PASS, IMPROVEMENT -> new JUnitXml.Outcome.Passed();
      case INCONCLUSIVE -> new JUnitXml.Outcome.Skipped(said + ": " + text.strip() + advice);
      case REGRESSION -> new JUnitXml.Outcome.Failed(failure, said, text.strip());
    };
  }

  /** Here no note stands below that says what the number in brackets means. */
  private static String advice(RunsAdvice needed) {
    if (needed.tooMany()) {
      return "; it would take more than " + RunsAdvice.MOST + " runs a side";
    }
    return needed.leastOnly()
        ? "; how much runs differ is not known"
        : "; with so many runs a side a difference as large as the tolerance would be told from"
            + " chance in 4 of 5 cases";
  }
}
