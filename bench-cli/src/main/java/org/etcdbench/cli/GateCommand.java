package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.Baselines;
import org.etcdbench.report.compare.Comparability;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.format.GateJson;
import org.etcdbench.report.format.GateText;
import org.etcdbench.report.gate.Gate;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateRules;
import org.etcdbench.report.gate.Tolerances;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides whether a result is worse than a baseline; the decision is the exit code. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says by its exit code whether a result is worse than a baseline.",
    footer = {
      "",
      "Exit codes: 0 not worse, 10 worse, 11 cannot tell (with --fail-on-inconclusive), 12 not"
          + " comparable or no baseline, 13 the result is invalid."
    })
final class GateCommand implements Callable<Integer> {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
  private static final double PERCENT = 100;

  @Spec private CommandSpec spec;
  @Mixin private GateFiles files;
  @Mixin private RowChoice rows;

  @Parameters(paramLabel = "DIR", description = "The result's directory, or its run.json.")
  private Path path;

  @Option(
      names = "--baseline",
      paramLabel = "WHAT",
      description =
          "What it is held against: a result's directory; a folder of results, for the last good"
              + " one before; or a name that --pin gave.")
  private @Nullable String baseline;

  @Option(
      names = "--pin",
      paramLabel = "NAME",
      description = "Decide nothing, but make this result the baseline of that name.")
  private @Nullable String pin;

  @Option(
      names = "--metrics",
      paramLabel = "NAME",
      split = ",",
      description = "What is gated in each row. Default: qps,latency.p99.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "How much worse a figure may be: 5%%, or of one metric latency.p99=10%%; may be repeated."
              + " Default: 5%%.")
  private List<String> tolerances = new ArrayList<>();

  @Option(
      names = "--max-error-rate",
      paramLabel = "SHARE",
      defaultValue = "0.1%",
      description = "Share of requests that may fail. Default: 0.1%%.")
  private String maxErrorRate = "0.1%";

  @Option(
      names = "--fail-on-inconclusive",
      description = "End with 11 if it cannot be told whether something is worse.")
  private boolean failOnInconclusive;

  @Option(
      names = "--ignore-fingerprint",
      description = "Hold it against the baseline although their circumstances differ.")
  private boolean ignoreFingerprint;

  @Option(names = "--json", description = "Print the decision as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    GateRules rules = rules();
    List<RowPattern> patterns = rows.patterns();
    if ((pin == null) == (baseline == null)) {
      throw new UsageException("say either --baseline WHAT or --pin NAME");
    }
    BenchResult result = Results.load(path);
    if (pin != null) {
      return pin(pin, result);
    }
    String wanted = String.valueOf(baseline);
    BaselineSearch search =
        new BaselineSearch(path, result, line -> err("# not the baseline: " + line));
    Optional<BenchResult> found = search.find(wanted);
    if (found.isEmpty()) {
      err("no baseline: " + wanted + " is no result, has no good one before, and names none");
      return ExitCode.NOT_COMPARABLE;
    }
    Gate gate = Options.read(RowChoice.ROWS, () -> new Gate(found.get(), result, rules, patterns));
    return decide(gate, result);
  }

  private GateRules rules() {
    List<Metric> chosen =
        metrics.isEmpty()
            ? GateRules.DEFAULT_METRICS
            : Options.read("--metrics", () -> metrics.stream().map(Metrics::byName).toList());
    Tolerances tolerated = Options.read("--tolerance", () -> Tolerances.parse(tolerances));
    double errors = Options.read("--max-error-rate", () -> share(maxErrorRate));
    return Options.read("--metrics", () -> new GateRules(chosen, tolerated, errors));
  }

  private static double share(String text) {
    Matcher matcher = SHARE.matcher(text.strip());
    double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / PERCENT : -1;
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("must be a share from 0% to 100%, got: '" + text + "'");
    }
    return share;
  }

  private int pin(String name, BenchResult result) {
    if (!result.valid()) {
      err(result.id() + " is not complete and valid, so it can be no baseline");
      return ExitCode.INVALID;
    }
    if (!Baselines.isName(name)) {
      throw new UsageException(
          "--pin: a name must be letters, digits, '_', '.' and '-', got: '" + name + "'");
    }
    try {
      new Baselines(BaselineSearch.folderOf(path)).pin(name, result.id());
    } catch (IOException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
    err("# " + name + " is " + result.id());
    return ExitCode.OK;
  }

  private int decide(Gate gate, BenchResult result) {
    if (refused("the result must not be used", gate.invalid())) {
      return ExitCode.INVALID;
    }
    if (refused("nothing can be held against the baseline", gate.invalidBaseline())) {
      return ExitCode.NOT_COMPARABLE;
    }
    Comparability comparability = gate.comparability();
    List<String> mismatches = comparability.mismatches();
    if (ignoreFingerprint) {
      mismatches.forEach(this::warn);
    } else if (refused(
        "not comparable with the baseline, or not without --ignore-fingerprint", mismatches)) {
      return ExitCode.NOT_COMPARABLE;
    }
    comparability.notes().forEach(this::warn);
    GateReport report = gate.judge();
    print(report);
    files.write(report, result);
    return switch (report.verdict()) {
      case PASS, IMPROVEMENT -> ExitCode.OK;
      case REGRESSION -> ExitCode.REGRESSION;
      case INCONCLUSIVE -> failOnInconclusive ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    };
  }

  private void print(GateReport report) {
    try {
      if (json) {
        GateJson.write(report, spec.commandLine().getOut());
      } else {
        GateText.write(report, spec.commandLine().getOut());
      }
    } catch (IOException e) {
      throw new FailedException("cannot print: " + e.getMessage(), e);
    }
  }

  private boolean refused(String what, List<String> reasons) {
    if (reasons.isEmpty()) {
      return false;
    }
    err(what + ":");
    reasons.forEach(reason -> err("  " + reason));
    return true;
  }

  private void warn(String text) {
    err("WARNING " + text);
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
  }
}
