package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.format.ComparisonText;
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
      defaultValue = "members",
      description = "The scenario key to compare by. Default: ${DEFAULT-VALUE}.")
  private String by;

  @Override
  public Integer call() {
    ScenarioKey key;
    try {
      key = ScenarioKey.parse(by);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--by: " + e.getMessage());
    }
    BenchResult result = Results.load(path);
    try {
      new ComparisonText(result).write(key, spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
