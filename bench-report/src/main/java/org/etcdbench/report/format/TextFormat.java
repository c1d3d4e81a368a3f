package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.compare.Comparison;

/**
 * For a terminal: where and with what it was measured, JMH's table of primary metrics, the
 * comparison by the most telling key, the phases of loads that have them, what runs did to their
 * clusters, what members logged meanwhile, and the findings.
 */
final class TextFormat implements ReportFormat {

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String fileName() {
    return "report.txt";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    ComparisonText comparison = new ComparisonText(result);
    comparison.writeHead(out);
    out.append('\n');
    List<JmhTable.Row> rows = JmhBenchmark.of(result).stream().map(b -> b.tableRow()).toList();
    if (rows.isEmpty()) {
      out.append("Nothing was measured.\n");
    } else {
      writeTable(rows, out);
    }
    out.append('\n');
    ComparisonText.writeTables(Comparison.by(Comparison.mostTelling(result), result), out);
    out.append('\n');
    new PhaseTable(result).write(out);
    new ClusterText(result).write(out);
    new MemberLogText(result).write(out);
    new FindingsText(result).write(out);
  }

  /** JMH's table, but for the parameters that all rows share: they would only make it wide. */
  private static void writeTable(List<JmhTable.Row> rows, Appendable out) throws IOException {
    SortedMap<String, String> shared = new TreeMap<>(rows.get(0).params());
    rows.forEach(row -> shared.entrySet().retainAll(row.params().entrySet()));
    if (rows.size() > 1 && !shared.isEmpty()) {
      out.append("# In all rows: ");
      out.append(
          shared.entrySet().stream()
              .map(param -> param.getKey() + " = " + param.getValue())
              .collect(Collectors.joining(", ")));
      out.append("\n\n");
      new JmhTable(rows.stream().map(row -> row.without(shared.keySet())).toList()).write(out);
    } else {
      new JmhTable(rows).write(out);
    }
  }
}
