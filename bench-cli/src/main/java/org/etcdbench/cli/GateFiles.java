package org.etcdbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.format.GateJUnit;
import org.etcdbench.report.format.GateMarkdown;
import org.etcdbench.report.format.ReportFormat;
import org.etcdbench.report.format.ReportFormats;
import org.etcdbench.report.gate.GateRefusal;
import org.etcdbench.report.gate.GateReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that other tools read a decision from, or why there is none. */
final class GateFiles {
  private static final String JUNIT = "--junit";
  private static final String MARKDOWN = "--markdown";
  private static final String BENCHMARK_ACTION = "--benchmark-action";

  @Option(
      names = JUNIT,
      paramLabel = "FILE",
      description =
          "Write the decision as JUnit's XML: a test case for each figure; one that is an error"
              + " where nothing is decided.")
  private @Nullable Path junit;

  @Option(
      names = MARKDOWN,
      paramLabel = "FILE",
      description =
          "Append the decision as Markdown, such as to $GITHUB_STEP_SUMMARY; made if it is not"
              + " there.")
  private @Nullable Path markdown;

  @Option(
      names = BENCHMARK_ACTION,
      paramLabel = "DIR",
      description =
          "Write the result's figures for github-action-benchmark: two files, by direction.")
  private @Nullable Path benchmarkAction;

  /**
   * Whether all of them can be where they are wanted.
   *
   * @throws UsageException naming the option, if one cannot
   */
  void check() {
    SideFiles.checkFile(JUNIT, junit);
    SideFiles.checkAppendable(MARKDOWN, markdown);
    SideFiles.checkDirectory(BENCHMARK_ACTION, benchmarkAction);
  }

  /** Writes a decision on a result. */
  void write(GateReport report, BenchResult result, SideFiles files) {
    write(
        files,
        out -> GateJUnit.write(report, result.startedAt(), out),
        out -> GateMarkdown.write(report, out));
    if (benchmarkAction != null) {
      for (ReportFormat format : ReportFormats.allByName("benchmark-action")) {
        files.replace(
            BENCHMARK_ACTION,
            benchmarkAction.resolve(format.fileName()),
            out -> format.write(result, List.of(), out));
      }
    }
  }

  /** Writes why nothing is decided, so that nobody takes an older decision for that. */
  void write(GateRefusal refusal, BenchResult result, SideFiles files) {
    write(
        files,
        out -> GateJUnit.write(refusal, result.startedAt(), out),
        out -> GateMarkdown.write(refusal, out));
  }

  private void write(SideFiles files, SideFiles.Content xml, SideFiles.Content text) {
    if (junit != null) {
      files.replace(JUNIT, junit, xml);
    }
    if (markdown != null) {
      files.append(MARKDOWN, markdown, text);
    }
  }
}
