package org.etcdbench.report.gate;

import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.RatioEstimate;
import org.etcdbench.report.stats.Sample;

/** Makes figures to be judged out of the scores of runs. */
final class Candidates {
  private Candidates() {}

  static Candidate of(Metric metric, double[] base, double[] other, double tolerance) {
    RatioEstimate estimate = RatioEstimate.unpaired(base, other);
    Sample before = Sample.of(base);
    Sample now = Sample.of(other);
    Difference difference = new Difference(metric, before.mean(), now.mean(), estimate, "");
    double cv = now.standardDeviation() / now.mean();
    GatedRow row = new GatedRow("put leader 1/1", "put leader 1/1 members=3");
    return new Candidate(row, difference, estimate, cv, tolerance);
  }
}
