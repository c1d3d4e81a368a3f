package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
    Optional<String> lack = whatIsLacking(result);
    if (lack.isPresent()) {
      out.append("PARTIAL RESULT: " + lack.get()).append("\n");
    }
    new Preamble(result).write(out);
  }

  void writeTables(ScenarioKey key, Appendable out) throws IOException {
    Comparison comparison = Comparison.by(key, result);
    ComparisonTable.write(comparison, out);
    GeneratorTable.write(comparison, out);
    GeneratorText.write(comparison, out);
    CauseTable.write(comparison, out);
  }

  /** What was measured of what was asked for, and why no more; empty if all was. */
  static Optional<String> whatIsLacking(BenchResult result) {
    String reason =
        switch (result.status()) {
          case COMPLETE -> "";
          case PARTIAL -> "it was still running, or was killed";
          case INTERRUPTED -> "the user stopped it";
          case FAILED -> "a failure ended it";
        };
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    List<ScenarioResult> measured =
        result.scenarios().stream().filter(row -> !row.measuredRuns().isEmpty()).toList();
    int runs = measured.stream().mapToInt(row -> row.measuredRuns().size()).sum();
    return Optional.of(
        count(runs, "run")
            + " of "
            + count(measured.size(), "scenario")
            + " measured, more was asked for: "
            + reason
            + ".");
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
