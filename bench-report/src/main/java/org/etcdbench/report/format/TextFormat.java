package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;

/**
 * For a terminal: where and with what it was measured, JMH's table of primary metrics, the
 * comparison by members, and the findings.
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
    writeStatus(result, out);
    new Preamble(result).write(out);
    out.append('\n');
    List<JmhTable.Row> rows = JmhBenchmark.of(result).stream().map(b -> b.tableRow()).toList();
    if (rows.isEmpty()) {
      out.append("Nothing was measured.\n");
    } else {
      writeTable(rows, out);
    }
    out.append('\n');
    ComparisonTable.write(Comparison.by(ScenarioKey.MEMBERS, result), out);
    out.append('\n');
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

  private static void writeStatus(BenchResult result, Appendable out) throws IOException {
    String reason =
        switch (result.status()) {
          case COMPLETE -> "";
          case PARTIAL -> "it was still running, or was killed";
          case INTERRUPTED -> "the user stopped it";
          case FAILED -> "a failure ended it";
        };
    if (reason.isEmpty()) {
      return;
    }
    List<ScenarioResult> measured =
        result.scenarios().stream().filter(row -> !row.measuredRuns().isEmpty()).toList();
    int runs = measured.stream().mapToInt(row -> row.measuredRuns().size()).sum();
    out.append("PARTIAL RESULT: " + count(runs, "run") + " of ");
    out.append(count(measured.size(), "scenario") + " measured, more was asked for: ");
    out.append(reason).append(".\n");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
