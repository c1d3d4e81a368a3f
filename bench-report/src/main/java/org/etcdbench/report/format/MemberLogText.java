package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.RowLabels;

/**
 * What members logged while they were measured that says why they were slow, of each kind the
 * number and the worst; nothing of runs in which they logged none of it.
 */
final class MemberLogText {
  private static final String INDENT = "  ";
  private static final String CONTINUED = "    ";

  private final List<ScenarioResult> rows;
  private final RowLabels labels;

  MemberLogText(BenchResult result) {
    this.rows = result.scenarios();
    this.labels = RowLabels.of(rows, Set.of());
  }

  /** Writes the lines, or nothing where there are none. */
  void write(Appendable out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ScenarioResult row : rows) {
      for (RunResult run : row.runs()) {
        List<String> remarks = remarks(run);
        if (!remarks.isEmpty()) {
          lines.add(labels.of(row) + ", run " + run.run() + ":");
          remarks.forEach(
              remark ->
                  lines.add(
                      INDENT
                          + String.join(
                              "\n" + CONTINUED,
                              Wrap.at(remark, Wrap.PROSE_WIDTH - CONTINUED.length()))));
        }
      }
    }
    if (!lines.isEmpty()) {
      out.append("Members' logs while it was measured\n\n");
      out.append(String.join("\n", lines)).append("\n\n");
    }
  }

  /** One for each remark, with the row and the run that it is about. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ScenarioResult row : rows) {
      for (RunResult run : row.runs()) {
        String where = labels.of(row.scenario()) + ", run " + run.run() + ": ";
        remarks(run).forEach(remark -> lines.add(where + remark));
      }
    }
    return lines;
  }

  /** Each sentence once, after the members that it is true of. */
  private static List<String> remarks(RunResult run) {
    Map<String, List<String>> membersBySentence = new LinkedHashMap<>();
    for (MemberEvents member : run.observations().map(seen -> seen.logs()).orElse(List.of())) {
      for (LogEvents events : member.events()) {
        add(membersBySentence, events.describe(), member);
      }
      String failure = member.failure();
      if (failure != null) {
        add(membersBySentence, "the log could not be read: " + failure, member);
      }
    }
    List<String> remarks = new ArrayList<>();
    membersBySentence.forEach(
        (sentence, members) -> remarks.add(String.join(", ", members) + ": " + sentence));
    return remarks;
  }

  private static void add(
      Map<String, List<String>> membersBySentence, String sentence, MemberEvents member) {
    membersBySentence.computeIfAbsent(sentence, s -> new ArrayList<>()).add(member.member());
  }
}
