package org.etcdbench.report.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.ResultNames;
import org.etcdbench.report.digits.Decimals;

/**
 * A comparison with all that must be known to use it: whether the results are whole, where and with
 * what they were measured, what sizes cost in sentences, the tables, and the findings.
 */
public final class ComparisonText {
  private final List<BenchResult> results;

  /** Comparisons inside this result. */
  public ComparisonText(BenchResult result) {
    this(List.of(result));
  }

  /** Comparisons of these results, at least one. */
  public ComparisonText(List<BenchResult> results) {
    this.results = List.copyOf(results);
  }

  /**
   * Writes a comparison of these results, or of some of their rows.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Comparison comparison, Appendable out) throws IOException {
    writeHead(out);
    out.append('\n');
    if (results.size() == 1) {
      writeTables(comparison, out);
      out.append('\n');
      new FindingsText(results.get(0)).write(out);
      return;
    }
    writeTables(comparison.shared(), out);
    writeAlone(comparison, out);
    List<String> names = ResultNames.of(results);
    for (int i = 0; i < names.size(); i++) {
      out.append("\nOf " + names.get(i) + ":\n");
      new FindingsText(results.get(i)).write(out);
    }
  }

  void writeHead(Appendable out) throws IOException {
    for (BenchResult result : results) {
      String which = results.size() == 1 ? "" : " " + result.id();
      Optional<String> lack = whatIsLacking(result);
      if (lack.isPresent()) {
        out.append("PARTIAL RESULT" + which + ": " + lack.get()).append("\n");
      }
    }
    Preamble.write(results, out);
  }

  static void writeTables(Comparison comparison, Appendable out) throws IOException {
    SizeText.write(comparison, out);
    ComparisonTable.write(comparison, out);
    GeneratorTable.write(comparison, out);
    GeneratorText.write(comparison, out);
    CauseTable.write(comparison, out);
  }

  private static void writeAlone(Comparison comparison, Appendable out) throws IOException {
    List<Comparison.Group> alone = comparison.alone();
    if (!alone.isEmpty()) {
      out.append("\nNot compared, for want of another:\n");
    }
    for (Comparison.Group group : alone) {
      String value = comparison.key().label() + " " + group.rows().get(0).value();
      out.append("  " + group.label() + " (" + value + ")\n");
    }
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
        result.scenarios().stream().filter(ScenarioResult::measuredAnything).toList();
    int runs = measured.stream().mapToInt(ScenarioResult::runCount).sum();
    return Optional.of(
        Decimals.count(runs, "run")
            + " of "
            + Decimals.count(measured.size(), "scenario")
            + " measured, more was asked for: "
            + reason
            + ".");
  }
}
