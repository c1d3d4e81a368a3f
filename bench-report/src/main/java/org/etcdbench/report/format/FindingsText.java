package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.html.Remarks.FindingRemark;

/**
 * What a reader of the numbers must know: each note once, with the scenarios that it holds for,
 * then each scenario whose numbers may not be used, with the reasons and the runs that they come
 * from.
 */
final class FindingsText {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<ScenarioResult> rows;
  private final RowLabels labels;

  FindingsText(BenchResult result) {
    this.rows = result.scenarios();
    this.labels = RowLabels.of(rows, Set.of());
  }

  void write(Appendable out) throws IOException {
    List<String> lines = lines();
    out.append(lines.isEmpty() ? "No findings.\n" : String.join("\n", lines) + "\n");
  }

  /** One for each note and each scenario that may not be used; its reasons are indented. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(notes());
    rows.forEach(row -> lines.addAll(reasons(row)));
    return lines;
  }

  /** The same for whoever lays them out: what invalidates first. */
  List<FindingRemark> remarks() {
    List<FindingRemark> remarks = new ArrayList<>();
    rows.forEach(row -> remarks.addAll(invalidating(row)));
    notesByFinding()
        .forEach(
            (finding, holdsFor) ->
                remarks.add(
                    new FindingRemark(
                        false, finding.code().name(), message(finding), scope(holdsFor).strip())));
    return remarks;
  }

  private List<FindingRemark> invalidating(ScenarioResult row) {
    String label = labels.of(row.scenario());
    Map<Finding, String> scopes = new LinkedHashMap<>();
    for (RunResult run : row.runs()) {
      String scope = "[" + label + ", run " + run.run() + "]";
      run.findings().forEach(finding -> scopes.putIfAbsent(finding, scope));
    }
    row.verdict().findings().forEach(finding -> scopes.putIfAbsent(finding, "[" + label + "]"));
    return scopes.entrySet().stream()
        .filter(entry -> entry.getKey().invalidates())
        .map(
            entry ->
                new FindingRemark(
                    true, entry.getKey().code().name(), message(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Map<Finding, List<ScenarioResult>> notesByFinding() {
    Map<Finding, List<ScenarioResult>> notes = new LinkedHashMap<>();
    for (ScenarioResult row : rows) {
      for (Finding finding : all(row)) {
        if (!finding.invalidates()) {
          notes.computeIfAbsent(finding, f -> new ArrayList<>()).add(row);
        }
      }
    }
    return notes;
  }

  private List<String> notes() {
    return notesByFinding().entrySet().stream()
        .map(note -> "NOTE " + text(note.getKey()) + scope(note.getValue()))
        .toList();
  }

  private String scope(List<ScenarioResult> holdsFor) {
    if (holdsFor.size() == rows.size()) {
      return "";
    }
    return holdsFor.size() == 1
        ? " [" + labels.of(holdsFor.get(0)) + "]"
        : " [" + holdsFor.size() + " of " + rows.size() + " scenarios]";
  }

  /** Why a scenario may not be used, with the runs that it comes from; empty if it may. */
  List<String> reasons(ScenarioResult row) {
    List<String> lines = new ArrayList<>();
    Set<Finding> ofRuns = ofRuns(row);
    for (RunResult run : row.runs()) {
      run.findings().stream()
          .filter(Finding::invalidates)
          .forEach(finding -> lines.add("  run " + run.run() + ": " + text(finding)));
    }
    row.verdict().findings().stream()
        .filter(finding -> finding.invalidates() && !ofRuns.contains(finding))
        .forEach(finding -> lines.add("  " + text(finding)));
    if (!lines.isEmpty()) {
      lines.add(0, "INVALID " + labels.of(row));
    }
    return lines;
  }

  /** The findings of single runs, each once. */
  static Set<Finding> ofRuns(ScenarioResult row) {
    Set<Finding> findings = new LinkedHashSet<>();
    row.runs().forEach(run -> findings.addAll(run.findings()));
    return findings;
  }

  private static Set<Finding> all(ScenarioResult row) {
    Set<Finding> findings = new LinkedHashSet<>(row.verdict().findings());
    row.runs().forEach(run -> findings.addAll(run.findings()));
    return findings;
  }

  private static String text(Finding finding) {
    return finding.code() + ": " + message(finding);
  }

  private static String message(Finding finding) {
    return BLANKS.matcher(finding.message()).replaceAll(" ").strip();
  }
}
