package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.compare.Comparability;
import org.etcdbench.report.compare.ComparedKey;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.format.ComparisonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the scenarios of kept results. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Compares the scenarios of one result, or of several, that differ in one key, base first.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RowChoice rows;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "A result's directory, or its run.json; the first of several is the base.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description =
          "What to compare by: a scenario's key, such as members, driver or rate; something about"
              + " where it was measured, such as etcd_version; or result. Default: of one result"
              + " what the run itself compared by, of several the results.")
  private @Nullable String by;

  @Option(
      names = "--base",
      paramLabel = "VALUE",
      description = "The key's value that the others are set against. Default: the first.")
  private @Nullable String base;

  @Option(
      names = "--ignore-fingerprint",
      description = "Compare results although more differs than what is compared.")
  private boolean ignoreFingerprint;

  @Override
  public Integer call() {
    Optional<ComparedKey> asked = Optional.ofNullable(by).map(CompareCommand::key);
    List<BenchResult> results = paths.stream().map(Results::load).toList();
    Comparison comparison = comparison(asked.orElseGet(() -> telling(results)), results);
    Comparability comparability = new Comparability(results, comparison);
    if (refused(
            "not comparable: no row of one result is a row of another",
            comparability.nothingShared(),
            "Compare by what differs (--by); what a file of another tool does not say, import -p can.")
        || !check(comparability)) {
      return ExitCode.NOT_COMPARABLE;
    }
    comparability.notes().forEach(this::warn);
    try {
      new ComparisonText(results).write(comparison, spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private static ComparedKey telling(List<BenchResult> results) {
    return results.size() == 1
        ? new ComparedKey.OfScenario(Comparison.mostTelling(results.get(0)))
        : new ComparedKey.OfResult();
  }

  private Comparison comparison(ComparedKey key, List<BenchResult> results) {
    List<RowPattern> patterns = rows.patterns();
    Comparison all = Options.read("--by", () -> Comparison.by(key, results));
    Comparison chosen = Options.read(RowChoice.ROWS, () -> all.withRows(patterns));
    String value = base;
    return value == null ? chosen : Options.read("--base", () -> chosen.withBase(value));
  }

  private boolean check(Comparability comparability) {
    List<String> mismatches = comparability.mismatches();
    if (mismatches.isEmpty()) {
      return true;
    }
    if (ignoreFingerprint) {
      mismatches.forEach(this::warn);
      return true;
    }
    return !refused(
        "not comparable: more differs than what is compared",
        mismatches,
        "Compare by what differs (--by), or anyway with --ignore-fingerprint.");
  }

  /** Whether there is a reason not to compare; if so it is said, and what to do about it. */
  private boolean refused(String what, List<String> reasons, String advice) {
    if (reasons.isEmpty()) {
      return false;
    }
    spec.commandLine()
        .getErr()
        .println(
            reasons.stream()
                .map(reason -> "  " + reason)
                .collect(Collectors.joining("\n", what + "\n", "\n" + advice)));
    return true;
  }

  private void warn(String text) {
    spec.commandLine().getErr().println("WARNING " + text);
  }

  private static ComparedKey key(String label) {
    return Options.read("--by", () -> ComparedKey.parse(label));
  }
}
