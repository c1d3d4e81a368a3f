package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;
import org.etcdbench.report.format.ComparisonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the scenarios of a kept result. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compares the scenarios of a result that differ in one key, base first.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A result's directory, or its run.json.")
  private Path path;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description =
          "The scenario key to compare by, such as members, driver or rate. Default: what the run"
              + " itself compared by.")
  private @Nullable String by;

  @Override
  public Integer call() {
    Optional<ScenarioKey> asked = Optional.ofNullable(by).map(CompareCommand::key);
    BenchResult result = Results.load(path);
    ScenarioKey key = asked.orElseGet(() -> Comparison.mostTelling(result));
    try {
      new ComparisonText(result).write(key, spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private static ScenarioKey key(String label) {
    try {
      return ScenarioKey.parse(label);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--by: " + e.getMessage());
    }
  }
}
