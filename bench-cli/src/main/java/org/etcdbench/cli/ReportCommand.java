package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.etcdbench.report.format.ReportFormat;
import org.etcdbench.report.format.ReportFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints kept results, or writes them in other formats. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the tables of results again, or other formats of them.")
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
      description =
          "text, md, html, jmh, json, csv, junit, perfdash, otava, benchmark-action; several are"
              + " printed one after the other. Default: text.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write files into this directory instead of printing; of several results, into one named"
              + " by the id of each.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path directory = out;
    List<ReportFormat> chosen =
        formats.stream().flatMap(name -> formats(name, directory != null)).distinct().toList();
    // all are read before the first is written: a broken one leaves nothing behind
    boolean series = chosen.stream().anyMatch(ReportFormat::showsSeries);
    List<KeptResult> loaded = results.stream().map(path -> Results.load(path, series)).toList();
    if (directory != null) {
      ReportFiles files = ReportFiles.of(directory, loaded, chosen);
      files.write();
      files.paths().forEach(path -> spec.commandLine().getErr().println("# Written: " + path));
    } else {
      loaded.forEach(kept -> chosen.forEach(format -> print(format, kept)));
    }
    return ExitCode.OK;
  }

  private static Stream<ReportFormat> formats(String name, boolean toFiles) {
    try {
      return toFiles
          ? ReportFormats.allByName(name).stream()
          : Stream.of(ReportFormats.byName(name));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--format: " + e.getMessage());
    }
  }

  private void print(ReportFormat format, KeptResult kept) {
    try {
      format.write(kept.result(), kept.series(), spec.commandLine().getOut());
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
  }
}
