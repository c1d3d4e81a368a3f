package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.gate.Candidate;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateRules;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.gate.GatedRow;
import org.etcdbench.report.gate.RunsAdvice;
import org.etcdbench.report.gate.Tolerances;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.stats.Interval;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RunScores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateCellsTest {
  private static final GatedRow ROW = new GatedRow("put leader 1/1", "put leader 1/1 members=3");

  @Test
  void aRatioBeyondTheLimitLooksLikeThat() throws IOException {
    assertThat(text(figure(1.0514, 0.008, GateVerdict.REGRESSION, null)))
        .contains("1.051x    1.010-1.090", "so above 1.050x");
    assertThat(text(figure(1.05004, 0.008, GateVerdict.REGRESSION, null)))
        .contains("1.05004x", "so above 1.05000x");
    assertThat(text(figure(1.0496, 0.008, GateVerdict.INCONCLUSIVE, null)))
        .contains("1.0496x", "so above 1.0500x");
  }

  @Test
  void aPBeyondTheLimitLooksLikeThat() throws IOException {
    assertThat(text(figure(1.2, 0.0502, GateVerdict.INCONCLUSIVE, null))).contains("0.050200");
    assertThat(text(figure(1.2, 0.0498, GateVerdict.REGRESSION, null))).contains(" 0.050 ");
  }

  @Test
  void nobodyIsToldToMeasureHundredsOfRuns() throws IOException {
    assertThat(text(figure(1.02, 0.3, GateVerdict.INCONCLUSIVE, new RunsAdvice(537, false))))
        .contains("INCONCLUSIVE", "(longer or quieter runs)", "more than 100 runs a side")
        .doesNotContain("537");
    assertThat(text(figure(1.02, 0.3, GateVerdict.INCONCLUSIVE, new RunsAdvice(100, false))))
        .contains("(100 runs)");
  }

  private static GatedFigure figure(
      double ratio, double p, GateVerdict verdict, @Nullable RunsAdvice advice) {
    RatioEstimate estimate =
        new RatioEstimate(
            RatioEstimate.Design.UNPAIRED, 5, 5, ratio, new Interval(1.01, 1.09), p, 0.9);
    Candidate candidate =
        new Candidate(
            ROW,
            new Difference(Metrics.LATENCY_P99, 1e6, ratio * 1e6, estimate, ""),
            estimate,
            new RunScores("all", List.of(1.0), List.of(ratio)),
            0.04,
            0.05);
    return new GatedFigure(candidate, p, verdict, "because", advice);
  }

  private static String text(GatedFigure figure) throws IOException {
    GateRules rules =
        new GateRules(List.of(Metrics.LATENCY_P99), Tolerances.parse(List.of()), 0.001);
    GateReport report =
        new GateReport(
            "before",
            "now",
            "quick",
            rules,
            List.of(figure),
            List.of(new GatedErrors(ROW, 0, 0, 0.001)),
            null,
            List.of());
    StringBuilder text = new StringBuilder();
    GateText.write(report, text);
    return text.toString();
  }
}
