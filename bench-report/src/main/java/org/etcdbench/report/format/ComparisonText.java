package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;

/**
 * A comparison with all that must be known to use it: whether the result is whole, where and with
 * what it was measured, and the findings.
 */
public final class ComparisonText {
  private final BenchResult result;

  /** Comparisons inside this result. */
  public ComparisonText(BenchResult result) {
    this.result = result;
  }

  /**
   * Writes the comparison by a key, of the scenarios that have it.
   *
   * @throws IOException if {@code out} does
   */
  public void write(ScenarioKey key, Appendable out) throws IOException {
    writeHead(out);
    out.append('\n');
    writeTables(key, out);
    out.append('\n');
    new FindingsText(result).write(out);
  }

  void writeHead(Appendable out) throws IOException {
    writeStatus(out);
    new Preamble(result).write(out);
  }

  void writeTables(ScenarioKey key, Appendable out) throws IOException {
    Comparison comparison = Comparison.by(key, result);
    ComparisonTable.write(comparison, out);
    GeneratorTable.write(comparison, out);
    GeneratorText.write(comparison, out);
    CauseTable.write(comparison, out);
  }

  private void writeStatus(Appendable out) throws IOException {
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
        result.scenarios().stream().filter(ScenarioResult::measuredAnything).toList();
    int runs = measured.stream().mapToInt(ScenarioResult::runCount).sum();
    out.append("PARTIAL RESULT: " + count(runs, "run") + " of ");
    out.append(count(measured.size(), "scenario") + " measured, more was asked for: ");
    out.append(reason).append(".\n");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
