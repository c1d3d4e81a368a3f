package org.etcdbench.report.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.Comparability;
import org.etcdbench.report.compare.ComparedKey;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.Difference;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.stats.RunScores;
import org.etcdbench.report.stats.Sample;

/** A result held against a baseline: first whether that can be done, then the decision. */
public final class Gate {
  private final BenchResult baseline;
  private final BenchResult result;
  private final GateRules rules;
  private final Comparison comparison;

  /**
   * Of these rows.
   *
   * @param rows all if there are none
   * @throws IllegalArgumentException if a pattern matches no row
   */
  public Gate(BenchResult baseline, BenchResult result, GateRules rules, List<RowPattern> rows) {
    this.baseline = baseline;
    this.result = result;
    this.rules = rules;
    this.comparison =
        Comparison.by(new ComparedKey.OfResult(), List.of(baseline, result)).withRows(rows);
  }

  /** Whether the two may be held against each other, and what else differs. */
  public Comparability comparability() {
    return new Comparability(List.of(baseline, result), comparison);
  }

  /** Why the result must not be judged, a sentence each: it would otherwise pass unseen. */
  public List<String> invalid() {
    Set<String> reasons = new LinkedHashSet<>();
    if (result.status() != BenchResult.Status.COMPLETE) {
      reasons.add(result.id() + " is not complete");
    }
    for (Comparison.Group group : comparison.groups()) {
      List<Comparison.Row> own = of(group, 1);
      if (own.isEmpty()) {
        reasons.add(group.label() + ": is in the baseline, and was not measured");
      }
      own.forEach(row -> reasons.addAll(lacks(group.label(), row.result())));
    }
    if (comparison.groups().isEmpty()) {
      reasons.add("nothing was measured");
    }
    return List.copyOf(reasons);
  }

  /** Why nothing can be held against the baseline, a sentence each. */
  public List<String> invalidBaseline() {
    Set<String> reasons = new LinkedHashSet<>();
    if (baseline.status() != BenchResult.Status.COMPLETE) {
      reasons.add("the baseline " + baseline.id() + " is not complete");
    }
    Comparison shared = comparison.shared();
    for (Comparison.Group group : shared.groups()) {
      of(group, 0)
          .forEach(
              row ->
                  lacks(group.label(), row.result())
                      .forEach(lack -> reasons.add("the baseline's " + lack)));
    }
    if (shared.groups().isEmpty()) {
      reasons.add("the baseline " + baseline.id() + " has none of these rows");
    }
    return List.copyOf(reasons);
  }

  private static List<Comparison.Row> of(Comparison.Group group, int source) {
    return group.rows().stream().filter(row -> row.source() == source).toList();
  }

  private List<String> lacks(String label, ScenarioResult row) {
    if (!row.verdict().valid()) {
      return List.of(label + ": " + row.verdict().label());
    }
    if (!row.measuredAnything()) {
      return List.of(label + ": nothing was measured");
    }
    List<String> lacks = new ArrayList<>();
    for (Metric metric : rules.metrics()) {
      boolean known =
          metric.supportedOverRuns(row).stream()
              .allMatch(score -> score > 0 && Double.isFinite(score));
      if (!known) {
        lacks.add(label + ": a run has no " + metric.name() + ", or too few requests for it");
      }
    }
    return lacks;
  }

  /**
   * The decision; only where neither {@link #invalid} nor {@link #invalidBaseline} has a reason not
   * to.
   */
  public GateReport judge() {
    List<Candidate> candidates = new ArrayList<>();
    List<GatedErrors> errors = new ArrayList<>();
    for (Comparison.Group group : comparison.shared().groups()) {
      Comparison.Row base = of(group, 0).get(0);
      Comparison.Row other = of(group, 1).get(0);
      GatedRow row = new GatedRow(group.label(), RowLabels.ofAllKeys().of(other.result()));
      rules.metrics().forEach(metric -> candidates.add(candidate(row, base, other, metric)));
      errors.add(GatedErrors.of(row, base.result(), other.result(), rules.maxErrorRate()));
    }
    Family family = new Family(candidates);
    return new GateReport(
        baseline.id(),
        result.id(),
        result.profile().name(),
        rules,
        family.judge(),
        errors,
        family.hopeless().orElse(null),
        comparison.alone().stream().map(Comparison.Group::label).toList());
  }

  private Candidate candidate(
      GatedRow row, Comparison.Row base, Comparison.Row other, Metric metric) {
    Difference difference = other.differenceTo(base, metric);
    return new Candidate(
        row,
        difference,
        difference.estimate().orElseThrow(),
        scores(metric, base.result(), other.result()),
        cv(metric, base.result(), other.result()),
        rules.tolerances().of(metric));
  }

  /** Rows of the same repetitions share their runs, whatever is looked at. */
  private static RunScores scores(Metric metric, ScenarioResult base, ScenarioResult other) {
    return new RunScores(
        List.of(numbers(base), numbers(other)),
        metric.supportedOverRuns(base),
        metric.supportedOverRuns(other));
  }

  private static List<Integer> numbers(ScenarioResult row) {
    return row.measuredRuns().stream().map(RunResult::run).toList();
  }

  /** Both sides' deviation of runs ÷ mean, as the root of the mean of squares. */
  private static double cv(Metric metric, ScenarioResult base, ScenarioResult other) {
    double a = cv(metric.overRuns(base));
    double b = cv(metric.overRuns(other));
    return Math.sqrt((a * a + b * b) / 2);
  }

  private static double cv(Sample runs) {
    return runs.standardDeviation() / runs.mean();
  }
}
