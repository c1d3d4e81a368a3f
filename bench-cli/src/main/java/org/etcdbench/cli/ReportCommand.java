package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.report.format.ReportFormat;
import org.etcdbench.report.format.ReportFormats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a kept result. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the tables of a result again, or another format of it.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "A result's directory, or its run.json.")
  private List<Path> results = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "text",
      description = "text, jmh, csv, html; several are printed one after the other. Default: text.")
  private List<String> formats = new ArrayList<>();

  @Override
  public Integer call() {
    List<ReportFormat> chosen = formats.stream().map(ReportCommand::format).toList();
    for (Path path : results) {
      BenchResult result = Results.load(path);
      boolean shown = chosen.stream().anyMatch(ReportFormat::showsSeries);
      List<SeriesEntry> series = shown ? Results.loadSeries(path) : List.of();
      for (ReportFormat format : chosen) {
        print(format, result, series);
      }
    }
    return ExitCode.OK;
  }

  private static ReportFormat format(String name) {
    try {
      return ReportFormats.byName(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--format: " + e.getMessage());
    }
  }

  private void print(ReportFormat format, BenchResult result, List<SeriesEntry> series) {
    try {
      format.write(result, series, spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
  }
}
