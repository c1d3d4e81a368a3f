package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.SizeSentence;
import org.etcdbench.report.compare.SizeSentences;
import org.etcdbench.report.text.Markdown;

/**
 * {@code report.md}, for pull requests, job summaries and wikis: the answer first, then the
 * comparison by the most telling key, what held it back, and the findings. Circumstances, and the
 * tables that few will ask for, are folded.
 */
final class MarkdownFormat implements ReportFormat {

  @Override
  public String name() {
    return "md";
  }

  @Override
  public String fileName() {
    return "report.md";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    Comparison comparison = Comparison.by(Comparison.mostTelling(result), result);
    ComparisonTable table = new ComparisonTable(comparison);
    out.append("## etcd-bench: " + Markdown.escape(result.profile().name()) + "\n\n");
    writeHeadline(new Headline(result, comparison, table.groups()), comparison, out);
    if (!comparison.groups().isEmpty()) {
      out.append('\n');
      table.markdown().write(out);
      out.append('\n').append(Markdown.escape(table.legend() + ".")).append("\n");
      String notes = String.join(" ", table.footnotes());
      out.append(notes.isEmpty() ? "" : "\n" + Markdown.escape(notes) + "\n");
    }
    writeCauses(new CauseTable(comparison), comparison, out);
    writeFindings(new FindingsText(result), out);
    out.append('\n').append(Markdown.details("Circumstances", circumstances(result)));
    String more = more(result, comparison);
    if (!more.isEmpty()) {
      String summary = "More: the generator, phases, clusters and what members logged";
      out.append('\n').append(Markdown.details(summary, Markdown.preformatted(more)));
    }
  }

  private static void writeHeadline(Headline headline, Comparison comparison, Appendable out)
      throws IOException {
    out.append("**" + headline.verdict() + ".** ");
    out.append(Markdown.escape(String.join(" ", headline.sentences()))).append("\n");
    List<SizeSentence> sentences = SizeSentences.of(comparison);
    String step = "";
    for (SizeSentence sentence : sentences) {
      if (!sentence.step().equals(step)) {
        step = sentence.step();
        out.append("\n" + step + ":\n\n");
      }
      out.append("- " + Markdown.escape(sentence.item()) + "\n");
    }
    List<String> ratios = sentences.isEmpty() ? headline.ratios() : List.of();
    if (!ratios.isEmpty()) {
      out.append("\nBy " + Markdown.escape(comparison.key().label()) + ":\n\n");
      for (String ratio : ratios) {
        out.append("- " + Markdown.escape(ratio) + "\n");
      }
    }
  }

  private static void writeCauses(CauseTable causes, Comparison comparison, Appendable out)
      throws IOException {
    if (causes.isEmpty()) {
      return;
    }
    out.append("\n### What held it back, by " + Markdown.escape(comparison.key().label()));
    out.append("\n\n");
    causes.markdown().write(out);
    if (!causes.legend().isEmpty()) {
      out.append('\n').append(Markdown.escape(causes.legend() + ".")).append("\n");
    }
    Map<String, List<String>> evidence = causes.evidence();
    if (!evidence.isEmpty()) {
      out.append('\n');
    }
    for (Map.Entry<String, List<String>> sentence : evidence.entrySet()) {
      String rows =
          sentence.getValue().stream().map(Markdown::escape).collect(Collectors.joining("; "));
      out.append("- **" + rows + "**: " + Markdown.escape(sentence.getKey()) + "\n");
    }
  }

  private static void writeFindings(FindingsText findings, Appendable out) throws IOException {
    out.append("\n### Findings\n\n");
    List<String> lines = findings.lines();
    if (lines.isEmpty()) {
      out.append("None.\n");
    }
    for (String line : lines) {
      out.append(line.startsWith(" ") ? "  - " : "- ").append(Markdown.escape(line)).append('\n');
    }
  }

  private static String circumstances(BenchResult result) {
    String facts =
        new Preamble(result)
            .facts().entrySet().stream()
                .map(fact -> "- " + fact.getKey() + ": " + Markdown.escape(fact.getValue()) + "\n")
                .collect(Collectors.joining());
    return facts + "- Result: " + Markdown.escape(result.id()) + "\n";
  }

  /** The further tables of the report for terminals. */
  private static String more(BenchResult result, Comparison comparison) throws IOException {
    StringBuilder tables = new StringBuilder();
    GeneratorTable.write(comparison, tables);
    GeneratorText.write(comparison, tables);
    tables.append('\n');
    new PhaseTable(result).write(tables);
    new ClusterText(result).write(tables);
    new MemberLogText(result).write(tables);
    String text = tables.toString().strip();
    return text.isEmpty() ? "" : text + "\n";
  }
}
