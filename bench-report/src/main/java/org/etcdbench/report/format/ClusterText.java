package org.etcdbench.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ClusterChange;
import org.etcdbench.core.result.ClusterChange.MemberChange;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.report.compare.RowLabels;

/**
 * What runs did to their clusters, where it is worth a line: databases that became unlike in size,
 * members that stay behind, and much that a defragmentation would give back.
 */
final class ClusterText {
  /** A database that is emptier than this, in percent, and larger than {@link #SMALL_BYTES}. */
  private static final long MUCH_FREE_PCT = 50;

  /** Of smaller ones nobody minds the free part. */
  private static final long SMALL_BYTES = 100L << 20;

  private static final long PERCENT = 100;

  private final List<ScenarioResult> rows;
  private final RowLabels labels;

  ClusterText(BenchResult result) {
    this.rows = result.scenarios();
    this.labels = RowLabels.of(rows, Set.of());
  }

  /** Writes the lines, or nothing where there are none. */
  void write(Appendable out) throws IOException {
    List<String> lines = lines();
    if (!lines.isEmpty()) {
      out.append("Clusters, before and after\n\n");
      for (String line : lines) {
        out.append(String.join("\n  ", Wrap.at(line, Wrap.PROSE_WIDTH))).append('\n');
      }
      out.append('\n');
    }
  }

  /** One for each remark, with the row and the run that it is about. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ScenarioResult row : rows) {
      for (RunResult run : row.runs()) {
        for (String remark : remarks(run)) {
          lines.add(labels.of(row) + ", run " + run.run() + ": " + remark);
        }
      }
    }
    return lines;
  }

  private static List<String> remarks(RunResult run) {
    List<String> remarks = new ArrayList<>();
    run.clusterChange()
        .ifPresent(
            change -> {
              if (change.sizesDiverge()) {
                remarks.add(divergence(run, change));
              }
              if (staysBehind(run)) {
                change.members().forEach(member -> lag(member, remarks));
              }
            });
    run.after().answered().forEach(member -> free(member, remarks));
    return remarks;
  }

  private static String divergence(RunResult run, ClusterChange change) {
    List<String> sizes =
        run.after().answered().stream()
            .map(
                member ->
                    member.name()
                        + " "
                        + ByteSizes.format(member.dbSizeBytes())
                        + " ("
                        + ByteSizes.format(member.dbSizeInUseBytes())
                        + " in use)")
            .toList();
    return "databases differ in size: "
        + String.join(", ", sizes)
        + (change.inUseDiverges()
            ? "; so do the parts in use: members have not compacted, or written, alike"
            : "; the parts in use do not: it is fragmentation, which a defragmentation ends");
  }

  /**
   * Whether a member had not caught up when it was waited for. Members of a cluster that others
   * write to are asked at slightly different moments: some then seem to be behind.
   */
  private static boolean staysBehind(RunResult run) {
    return run.findings().stream().anyMatch(finding -> finding.code() == Finding.Code.MEMBER_LAGS);
  }

  private static void lag(MemberChange member, List<String> remarks) {
    if (member.lag() > 0) {
      remarks.add(member.name() + " was " + member.lag() + " entries behind in the end");
    }
  }

  private static void free(MemberStatus member, List<String> remarks) {
    long bytes = member.dbSizeBytes();
    if (bytes > SMALL_BYTES && PERCENT * member.freeBytes() > MUCH_FREE_PCT * bytes) {
      remarks.add(
          "a defragmentation of "
              + member.name()
              + " would give back about "
              + ByteSizes.format(member.freeBytes())
              + " of "
              + ByteSizes.format(bytes));
    }
  }
}
