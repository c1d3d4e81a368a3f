package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import org.etcdbench.report.gate.GateRefusal;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateVerdict;
import org.etcdbench.report.gate.GatedErrors;
import org.etcdbench.report.gate.GatedFigure;
import org.etcdbench.report.text.Markdown;
import org.etcdbench.report.text.MarkdownTable;

/**
 * The decision on a result for a job's summary or a pull request: a section of its own, so that it
 * may be added to a file.
 */
public final class GateMarkdown {
  private GateMarkdown() {}

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(GateReport report, Appendable out) throws IOException {
    out.append("## etcd-bench gate: " + Markdown.escape(report.profile()) + "\n\n");
    out.append("**" + Markdown.escape(GateCells.headline(report)) + "**\n\n");
    MarkdownTable table = new MarkdownTable(columns());
    GateRatios ratios = GateRatios.of(report);
    for (GatedFigure figure : report.figures()) {
      table.add(style(figure.verdict()), GateCells.cells(figure, ratios));
    }
    for (GatedErrors errors : report.errors()) {
      table.add(style(errors.verdict()), GateCells.cells(errors));
    }
    table.write(out);
    for (String note : GateCells.notes(report)) {
      out.append("\n" + Markdown.escape(note) + "\n");
    }
    out.append('\n');
  }

  /**
   * Writes why there is none.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(GateRefusal refusal, Appendable out) throws IOException {
    out.append("## etcd-bench gate: " + Markdown.escape(refusal.profile()) + "\n\n");
    out.append("**NOT DECIDED: " + Markdown.escape(refusal.what()) + "**\n\n");
    for (String reason : refusal.reasons()) {
      out.append("- " + Markdown.escape(reason) + "\n");
    }
    out.append('\n');
  }

  private static List<MarkdownTable.Column> columns() {
    int last = GateCells.HEADERS.size() - 1;
    return GateCells.HEADERS.stream()
        .map(
            header ->
                GateCells.HEADERS.indexOf(header) % last < 2
                    ? MarkdownTable.Column.text(header)
                    : MarkdownTable.Column.figures(header))
        .toList();
  }

  private static MarkdownTable.Style style(GateVerdict verdict) {
    return verdict == GateVerdict.REGRESSION
        ? MarkdownTable.Style.STRONG
        : MarkdownTable.Style.PLAIN;
  }
}
