package org.etcdbench.report.format;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.gate.GatedRow;
import org.etcdbench.report.text.JUnitXml;

/**
 * The decision on a result as a test suite: a case for each figure, which fails if it is a
 * regression and is skipped if it is inconclusive.
 */
public final class GateJUnit {
  private static final Pattern NOT_IN_CLASSES = Pattern.compile("[^A-Za-z0-9_-]");

  private GateJUnit() {}

  /**
   * Writes it.
   *
   * @param startedAt when the result was begun
   * @throws IOException if {@code out} does
   */
  public static void write(GateReport report, Instant startedAt, Appendable out)
      throws IOException {
    String profile = NOT_IN_CLASSES.matcher(report.profile()).replaceAll("_");
    String className = "etcd-bench.gate." + profile;
    List<JUnitXml.Case> cases = new ArrayList<>();
    for (GatedFigure figure : report.figures()) {
      cases.add(
          testCase(className, figure.candidate().row(), GateCells.cells(figure), figure.verdict()));
    }
    for (GatedErrors errors : report.errors()) {
      cases.add(testCase(className, errors.row(), GateCells.cells(errors), errors.verdict()));
    }
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("Result", report.result());
    properties.put("Baseline", report.baseline());
    new JUnitXml("etcd-bench gate " + report.profile(), startedAt, Duration.ZERO, properties, cases)
        .write(out);
  }

  private static JUnitXml.Case testCase(
      String className, GatedRow row, List<String> cells, GateVerdict verdict) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (int i = 2; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        figures.put(GateCells.HEADERS.get(i), cells.get(i));
      }
    }
    return new JUnitXml.Case(
        className,
        row.lasting() + " " + cells.get(1),
        Duration.ZERO,
        outcome(cells, verdict),
        figures);
  }

  private static JUnitXml.Outcome outcome(List<String> cells, GateVerdict verdict) {
    String said = cells.get(cells.size() - 1);
    String text =
        cells.get(2) + " before, " + cells.get(3) + " now " + cells.get(4) + " " + cells.get(5);
    return switch (verdict) {
      case PASS, IMPROVEMENT -> new JUnitXml.Outcome.Passed();
      case INCONCLUSIVE -> new JUnitXml.Outcome.Skipped(said + ": " + text.strip());
      case REGRESSION -> new JUnitXml.Outcome.Failed("REGRESSION", said, text.strip());
    };
  }
}
