package org.etcdbench.report.gate;

import java.util.Arrays;
import java.util.List;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.RunScores;
import org.etcdbench.report.stats.Sample;

/** Makes figures to be judged out of the scores of runs. */
final class Candidates {
  private Candidates() {}

  static Candidate of(Metric metric, double[] base, double[] other, double tolerance) {
    Sample now = Sample.of(other);
    return of(
        metric,
        RatioEstimate.unpaired(base, other),
        new RunScores("the same runs", list(base), list(other)),
        now.standardDeviation() / now.mean(),
        tolerance);
  }

  private static List<Double> list(double[] scores) {
    return Arrays.stream(scores).boxed().toList();
  }

  static Candidate of(
      Metric metric, RatioEstimate estimate, RunScores scores, double cv, double tolerance) {
    Difference difference = new Difference(metric, 1, estimate.ratio(), estimate, "");
    GatedRow row = new GatedRow("put leader 1/1", "put leader 1/1 members=3");
    return new Candidate(row, difference, estimate, scores, cv, tolerance);
  }
}
