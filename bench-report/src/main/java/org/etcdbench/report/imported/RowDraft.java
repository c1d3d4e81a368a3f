package org.etcdbench.report.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ImportedRow;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;

/** A row while it is read. One thread makes one row. */
final class RowDraft {
  /** What a profile allows that says nothing of it. */
  private static final double MAX_ERROR_PCT = 0.1;

  private static final double PERCENT = 100;

  private final String source;
  private final ScenarioDraft scenario = new ScenarioDraft();
  private final FiguresDraft figures = new FiguresDraft();
  private final List<Finding> findings = new ArrayList<>();

  /** A row that stands there: file and place in it. */
  RowDraft(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  ScenarioDraft scenario() {
    return scenario;
  }

  FiguresDraft figures() {
    return figures;
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /**
   * The row.
   *
   * @throws ImportException if it does not say enough, or contradicts itself
   */
  ScenarioResult row(GivenKeys given, Notes notes) throws ImportException {
    for (Map.Entry<ScenarioKey, String> key : given.keys().entrySet()) {
      if (!scenario.fill(key.getKey(), key.getValue())) {
        notes.contradicts(key.getKey());
      }
    }
    require(ScenarioKey.OPERATION, "what was asked", "operation=put (or range)");
    require(ScenarioKey.MEMBERS, "how many members the cluster has", "members=3");
    try {
      return row(scenario.scenario(), figures.figures());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ImportException(source, String.valueOf(e.getMessage()));
    }
  }

  private void require(ScenarioKey key, String what, String example) throws ImportException {
    if (scenario.get(key).isEmpty()) {
      throw new ImportException(
          source, "does not say " + what + "; say it for all rows with -p " + example);
    }
  }

  private ScenarioResult row(Scenario known, ImportedFigures all) {
    ImportedRow imported = new ImportedRow(source, scenario.unknown(), all);
    List<Finding> judged = new ArrayList<>(findings);
    errors(all, judged);
    ScenarioResult unjudged = ScenarioResult.of(known, imported, new Verdict(List.of()));
    if (judged.stream().noneMatch(finding -> finding.code() == Code.LITTLES_LAW)) {
      LittlesLaw.finding(unjudged, all).ifPresent(judged::add);
    }
    return ScenarioResult.of(known, imported, new Verdict(judged));
  }

  private static void errors(ImportedFigures all, List<Finding> judged) {
    Long errors = all.errors();
    Long requests = all.requests();
    boolean told =
        judged.stream().anyMatch(f -> f.code() == Code.ERRORS || f.code() == Code.SOME_ERRORS);
    if (errors == null || errors == 0 || told) {
      return;
    }
    double pct = requests == null ? PERCENT : PERCENT * errors / requests;
    judged.add(
        new Finding(
            pct > MAX_ERROR_PCT ? Code.ERRORS : Code.SOME_ERRORS,
            String.format(
                Locale.ROOT,
                "%d of %s requests failed (allowed are %s %%)",
                errors,
                requests == null ? "an unknown number of" : requests,
                MAX_ERROR_PCT)));
  }
}
