package org.etcdbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.AtomicFile;
import org.etcdbench.report.format.GateJUnit;
import org.etcdbench.report.format.GateMarkdown;
import org.etcdbench.report.format.ReportFormats;
import org.etcdbench.report.gate.GateReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that other tools read a decision from. */
final class GateFiles {
  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the decision as JUnit's XML: a test case for each figure.")
  private @Nullable Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description =
          "Append the decision as Markdown, such as to $GITHUB_STEP_SUMMARY; made if it is not"
              + " there.")
  private @Nullable Path markdown;

  @Option(
      names = "--benchmark-action",
      paramLabel = "DIR",
      description =
          "Write the result's figures for github-action-benchmark: two files, by direction.")
  private @Nullable Path benchmarkAction;

  void write(GateReport report, BenchResult result) {
    try {
      if (junit != null) {
        StringBuilder text = new StringBuilder();
        GateJUnit.write(report, result.startedAt(), text);
        makeFolder(junit);
        AtomicFile.write(junit, bytes(text));
      }
      if (markdown != null) {
        StringBuilder text = new StringBuilder();
        GateMarkdown.write(report, text);
        makeFolder(markdown);
        Files.write(markdown, bytes(text), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new FailedException("cannot write: " + e.getMessage(), e);
    }
    if (benchmarkAction != null) {
      KeptResult kept = new KeptResult(result, List.of());
      ReportFiles.of(benchmarkAction, List.of(kept), ReportFormats.allByName("benchmark-action"))
          .write();
    }
  }

  private static void makeFolder(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
