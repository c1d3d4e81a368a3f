package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.format.OtavaFiles;
import org.etcdbench.report.format.TrendHtml;
import org.etcdbench.report.format.TrendJson;
import org.etcdbench.report.format.TrendText;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendMetric;
import org.etcdbench.report.trend.TrendSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for changes over the results of many nights. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Finds the results at which scores changed, in a directory of results.")
final class TrendCommand implements Callable<Integer> {
  private static final String OTAVA = "--otava";
  private static final String HTML = "--html";

  @Spec private CommandSpec spec;
  @Mixin private RowChoice rows;

  @Parameters(paramLabel = "DIR", description = "A directory that holds results' directories.")
  private Path directory;

  @Option(
      names = "--metrics",
      paramLabel = "NAME",
      split = ",",
      description = "What to look at. Default: qps,latency.p50,latency.p99.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Only the last N results. Default: all.")
  private @Nullable Integer last;

  @Option(
      names = "--p-value",
      paramLabel = "P",
      description = "How unlikely by chance a change must be. Default: 0.001.")
  private double pValue = TrendSettings.DEFAULT_P_VALUE;

  @Option(
      names = "--min-change",
      paramLabel = "PCT",
      description = "How large a change must be, in percent. Default: 0.2.")
  private double minChangePct = TrendSettings.DEFAULT_MIN_CHANGE_PCT;

  @Option(names = "--json", description = "Prints JSON, with all points.")
  private boolean json;

  @Option(
      names = OTAVA,
      paramLabel = "FILE.csv",
      description =
          "Also writes a CSV file for Apache Otava, and FILE.yaml, its configuration, beside it.")
  private @Nullable Path otava;

  @Option(names = HTML, paramLabel = "FILE", description = "Also writes a page for a browser.")
  private @Nullable Path html;

  @Option(
      names = "--fail-on-regression",
      description =
          "Ends with 10 if the latest confirmed change of a row that is still measured is for the"
              + " worse.")
  private boolean failOnRegression;

  @Override
  public Integer call() {
    TrendSettings settings = settings();
    if (last != null && last < 1) {
      throw new UsageException("--last must be >= 1, got: " + last);
    }
    if (otava != null && !String.valueOf(otava.getFileName()).endsWith(".csv")) {
      throw new UsageException("--otava must name a file that ends in .csv, got: " + otava);
    }
    SideFiles.checkFile(OTAVA, otava);
    SideFiles.checkFile(HTML, html);
    ResultsDirectory read = ResultsDirectory.read(directory);
    PrintWriter err = spec.commandLine().getErr();
    read.problems().forEach(err::println);
    List<ResultSummary> results = lastOf(read.results());
    if (results.stream().allMatch(result -> result.scenarios().isEmpty())) {
      throw new UsageException(
          directory + ": no row in it that we measured; imported rows make no trend");
    }
    Trend trend = Options.read(RowChoice.ROWS, () -> Trend.of(results, settings));
    print(trend);
    SideFiles side = new SideFiles(err);
    if (otava != null) {
      writeOtava(trend, otava, side);
    }
    if (html != null) {
      side.replace(HTML, html, out -> TrendHtml.write(trend, out));
    }
    boolean worse = failOnRegression && !trend.regressions().isEmpty();
    return side.code(worse ? ExitCode.REGRESSION : ExitCode.OK);
  }

  private TrendSettings settings() {
    List<RowPattern> patterns = rows.patterns();
    try {
      List<TrendMetric> chosen =
          metrics.isEmpty()
              ? TrendMetric.defaults()
              : metrics.stream().distinct().map(TrendMetric::byName).toList();
      return new TrendSettings(chosen, patterns, pValue, minChangePct);
    } catch (IllegalArgumentException e) {
      throw new UsageException("trend: " + e.getMessage());
    }
  }

  private List<ResultSummary> lastOf(List<ResultSummary> results) {
    List<ResultSummary> inOrder =
        results.stream().sorted(Comparator.comparing(ResultSummary::startedAt)).toList();
    int most = last == null ? inOrder.size() : Math.min(last, inOrder.size());
    return inOrder.subList(inOrder.size() - most, inOrder.size());
  }

  private void print(Trend trend) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (json) {
        TrendJson.write(trend, out);
      } else {
        new TrendText(trend).write(out);
      }
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
  }

  private void writeOtava(Trend trend, Path csv, SideFiles side) {
    OtavaFiles files = new OtavaFiles(trend);
    String name = String.valueOf(csv.getFileName());
    Path yaml = csv.resolveSibling(name.substring(0, name.length() - ".csv".length()) + ".yaml");
    side.replace(OTAVA, csv, files::writeCsv);
    side.replace(OTAVA, yaml, out -> files.writeConfiguration(csv.toString(), out));
    if (files.leftOut() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              csv + ": without " + files.leftOut() + " results that lack a value of some column");
    }
  }
}
