package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.imported.ImportedSamples;
import org.etcdbench.report.metric.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * These golden files are what users' scripts rely on: change them on purpose only, and say so in
 * the message of the commit.
 */
class ReportFormatsTest {
  private static final List<String> FORMATS =
      List.of(
          "text",
          "md",
          "jmh",
          "json",
          "csv",
          "junit",
          "perfdash",
          "otava",
          "benchmark-action-bigger",
          "benchmark-action-smaller");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  static List<Arguments> goldenFiles() {
    List<Arguments> files = new ArrayList<>();
    for (String sample : List.of("two-sizes", "troubled", "drivers", "rates", "imported")) {
      for (String format : FORMATS) {
        for (String locale : List.of("", "de", "ru", "ar-EG-u-nu-arab")) {
          files.add(Arguments.of(sample, format, locale));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void writesTheSameInEveryLocale(String sample, String format, String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    ReportFormat reportFormat = ReportFormats.byName(format);
    String ours = write(reportFormat, sample(sample));

    assertThat(ours).isEqualTo(Resources.read(sample + "-" + reportFormat.fileName()));
  }

  static List<String> formats() {
    return FORMATS;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void writesAResultOfNothing(String format) throws IOException {
    String fileName = ReportFormats.byName(format).fileName();
    String expected =
        switch (format) {
          case "jmh", "benchmark-action-bigger", "benchmark-action-smaller" -> "[]\n";
          case "md", "json", "junit", "perfdash" -> Resources.read("nothing-" + fileName);
          case "otava" -> "time,id,etcd_version,tool_version\n";
          case "csv" -> Resources.read("two-sizes-results.csv").split("(?<=\n)", 2)[0];
          default ->
              Resources.read("two-sizes-report.txt").split("\n\n", 2)[0]
                  + "\n\nNothing was measured.\n\nThere is nothing to compare.\n\nNo findings.\n";
        };

    assertThat(write(ReportFormats.byName(format), new ResultSamples().build()))
        .isEqualTo(expected);
  }

  @Test
  void namesItsFormats() {
    assertThat(ReportFormats.names())
        .containsExactlyElementsOf(
            List.of(
                "text",
                "md",
                "html",
                "jmh",
                "json",
                "csv",
                "junit",
                "perfdash",
                "otava",
                "benchmark-action-bigger",
                "benchmark-action-smaller",
                "benchmark-action"));
    assertThatThrownBy(() -> ReportFormats.byName("xml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no format 'xml'; there are: text, md, html, jmh, json, csv, junit, perfdash, otava,"
                + " benchmark-action-bigger, benchmark-action-smaller, benchmark-action");
  }

  @Test
  void oneNameStandsForTwoFilesOfTheBenchmarkAction() {
    assertThat(ReportFormats.allByName("benchmark-action"))
        .extracting(ReportFormat::fileName)
        .containsExactly("benchmark-action-bigger.json", "benchmark-action-smaller.json");
    assertThat(ReportFormats.allByName("md")).hasSize(1);
    assertThatThrownBy(() -> ReportFormats.byName("benchmark-action"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "benchmark-action is several files, so give a directory for them, or name one:"
                + " benchmark-action-bigger, benchmark-action-smaller");
  }

  @Test
  void theReferenceNamesEveryColumnAndMetric() throws IOException {
    String reference = Files.readString(Path.of("../docs/result-format.md"));
    String columns = Resources.read("two-sizes-results.csv").lines().findFirst().orElseThrow();

    assertThat(columns.split(",", -1))
        .hasSize(31)
        .allSatisfy(column -> assertThat(reference).contains("`" + column + "`"));
    assertThat(Metrics.all())
        .allSatisfy(metric -> assertThat(reference).contains("`" + metric.name() + "`"));
  }

  static BenchResult sample(String name) {
    return switch (name) {
      case "troubled" -> troubled();
      case "drivers" -> drivers();
      case "rates" -> rates();
      case "imported" -> ImportedSamples.twoSizes();
      default -> ResultSamples.twoSizes();
    };
  }

  /** Two drivers under a closed load, an open one, and one in phases that was too much. */
  private static BenchResult drivers() {
    ResultSamples samples = new ResultSamples();
    OpenSamples open = new OpenSamples();
    Scenario phases = OpenSamples.phases();
    Finding overloaded =
        new Finding(Finding.Code.OVERLOADED, "10.0 % of the 12000 requests that were due");
    return samples
        .environment(ofTwoDrivers())
        .row(closed(DriverKind.LEAN), withGenerator(samples, closed(DriverKind.LEAN), 1.6))
        .row(closed(DriverKind.JETCD), withGenerator(samples, closed(DriverKind.JETCD), 1.7))
        .row(put(DriverKind.LEAN, 1000), open.runs(samples, put(DriverKind.LEAN, 1000), 3))
        .row(put(DriverKind.JETCD, 1000), open.runs(samples, put(DriverKind.JETCD, 1000), 3))
        .row(phases, open.runs(samples, phases, 3), overloaded)
        .build();
  }

  private static Environment ofTwoDrivers() {
    Environment one = ResultSamples.environment("3.6.4");
    return new Environment(
        one.toolVersion(),
        "lean,jetcd",
        "lean: netty 4.2.17, epoll; jetcd: jetcd 0.8.7, grpc-java 1.84.0",
        one.cluster(),
        one.etcdVersion(),
        one.etcdOrigin(),
        one.osName(),
        one.osVersion(),
        one.arch(),
        one.cpuModel(),
        one.cpus(),
        one.memoryBytes(),
        one.jvm(),
        one.jvmArgs(),
        one.dataFileSystem());
  }

  /** A sweep of rates, the order of which the profile mixed up, and one that is Poisson. */
  private static BenchResult rates() {
    ResultSamples samples = new ResultSamples();
    OpenSamples open = new OpenSamples();
    for (double rate : new double[] {2000, 62.5, 500}) {
      Scenario put = put(DriverKind.LEAN, rate);
      samples.row(put, open.runs(samples, put, 4), ResultSamples.SHARED_HOST);
    }
    Scenario poisson = OpenSamples.put(DriverKind.LEAN, 500, Arrival.POISSON);
    return samples.row(poisson, open.runs(samples, poisson, 4), ResultSamples.SHARED_HOST).build();
  }

  private static Scenario put(DriverKind driver, double perSec) {
    return OpenSamples.put(driver, perSec, Arrival.CONSTANT);
  }

  private static Scenario closed(DriverKind driver) {
    Scenario put = ResultSamples.put(3);
    return new Scenario(
        3,
        driver,
        put.operation(),
        null,
        put.target(),
        put.load(),
        put.data(),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }

  private static List<RunResult> withGenerator(
      ResultSamples samples, Scenario scenario, double meanMs) {
    List<RunResult> runs = new ArrayList<>();
    for (int run = 1; run <= 3; run++) {
      List<IterationResult> iterations =
          samples.run(scenario, run, meanMs, 0).iterations().stream()
              .map(ReportFormatsTest::withGenerator)
              .toList();
      runs.add(samples.run(run, iterations));
    }
    return runs;
  }

  private static IterationResult withGenerator(IterationResult iteration) {
    return new IterationResult(
        iteration.kind(),
        iteration.index(),
        iteration.startedAt(),
        iteration.windowNs(),
        iteration.outcomes(),
        iteration.errorTexts(),
        0,
        OpenSamples.generator(iteration.windowNs(), iteration.requests(), null));
  }

  /** One run, no run, no success, too few requests, an election: whatever may go wrong. */
  private static BenchResult troubled() {
    ResultSamples samples = new ResultSamples();
    Scenario put3 = ResultSamples.put(3);
    Scenario put7 = ResultSamples.put(7);
    Scenario stale = ResultSamples.range(3, Consistency.SERIALIZABLE);
    Finding election =
        new Finding(Finding.Code.LEADER_CHANGED, "m2 became leader\nin iteration 2.");
    Finding errors = new Finding(Finding.Code.ERRORS, "6000 of 6000 requests failed.");
    Finding littlesLaw = new Finding(Finding.Code.LITTLES_LAW, "X \u00b7 W is 4.1 % off L.");
    return samples
        .status(BenchResult.Status.INTERRUPTED)
        .environment(ResultSamples.environment("3.5.21,3.6.4"))
        .row(put3, 1, 1.6, ResultSamples.SHARED_HOST)
        .row(
            put7,
            List.of(
                samples.run(put7, 1, 2.5, 3, ResultSamples.SHARED_HOST),
                samples.run(put7, 2, 2.5, 0, ResultSamples.SHARED_HOST, election)),
            littlesLaw,
            new Finding(Finding.Code.SOME_ERRORS, "9 of 3000 requests failed."))
        .row(stale, List.of(samples.run(stale, 1, 4.8, 2000, ResultSamples.SHARED_HOST, errors)))
        .row(ResultSamples.range(7, Consistency.SERIALIZABLE), List.of())
        .build();
  }

  private static String write(ReportFormat format, BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(result, text);
    return text.toString();
  }
}
