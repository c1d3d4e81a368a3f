package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.html.HtmlReport;
import org.etcdbench.report.html.Remarks;

/** One page in one file, for a browser: what {@link TextFormat} says, with drawings. */
final class HtmlFormat implements ReportFormat {

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String fileName() {
    return "report.html";
  }

  @Override
  public boolean showsSeries() {
    return true;
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    write(result, List.of(), out);
  }

  @Override
  public void write(BenchResult result, List<SeriesEntry> series, Appendable out)
      throws IOException {
    write(result, series, Set.of(), out);
  }

  @Override
  public void write(
      BenchResult result, List<SeriesEntry> series, Set<String> beside, Appendable out)
      throws IOException {
    Comparison comparison = Comparison.by(Comparison.mostTelling(result), result);
    Remarks remarks =
        new Remarks(
            ComparisonText.whatIsLacking(result).orElse(""),
            new Preamble(result)
                .facts().entrySet().stream()
                    .map(fact -> new Remarks.Named(fact.getKey(), fact.getValue()))
                    .toList(),
            GeneratorText.sentences(comparison),
            new ClusterText(result).lines(),
            new MemberLogText(result).lines(),
            new FindingsText(result).remarks());
    HtmlReport.write(result, series, remarks, beside, out);
  }
}
