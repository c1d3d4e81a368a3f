package org.etcdbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.Baselines;
import org.etcdbench.report.compare.Comparability;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.format.GateJson;
import org.etcdbench.report.format.GateText;
import org.etcdbench.report.gate.Gate;
import org.etcdbench.report.gate.GateRefusal;
import org.etcdbench.report.gate.GateRefusal.Kind;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateRules;
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
      "Exit codes: 0 nothing was found to be worse, which may mean that it cannot be told: see the"
          + " first line, or use --fail-on-inconclusive; 10 worse, or more errors than may be; 11"
          + " cannot tell: with --fail-on-inconclusive, and always with so few runs that no difference"
          + " could be told from chance; 12 not comparable or no baseline; 13 the result is invalid."
    })
final class GateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GateRuleOptions rules;
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
      names = "--fail-on-inconclusive",
      description =
          "End with 11 if it cannot be told whether something is worse. With so few runs that no"
              + " difference could be told from chance it ends with 11 anyway.")
  private boolean failOnInconclusive;

  @Option(
      names = "--ignore-fingerprint",
      description = "Hold it against the baseline although their circumstances differ.")
  private boolean ignoreFingerprint;

  @Option(names = "--json", description = "Print the decision as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    GateRules asked = rules.rules();
    List<RowPattern> patterns = rows.patterns();
    if ((pin == null) == (baseline == null)) {
      throw new UsageException("say either --baseline WHAT or --pin NAME");
    }
    files.check();
    BenchResult result = Results.load(path);
    if (pin != null) {
      return pin(pin, result);
    }
    SideFiles side = new SideFiles(spec.commandLine().getErr());
    return side.code(judge(result, asked, patterns, side));
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
    ResultPlace place = ResultPlace.of(path);
    if (!place.isWhereItIsLookedFor()) {
      throw new UsageException(
          "--pin: the result must be a directory, or the run.json in it, got: " + path);
    }
    try {
      new Baselines(place.folder()).pin(name, place.name());
    } catch (IOException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
    err("# " + name + " is " + place.name());
    return ExitCode.OK;
  }

  private int judge(
      BenchResult result, GateRules asked, List<RowPattern> patterns, SideFiles side) {
    String wanted = String.valueOf(baseline);
    List<String> notThese = new ArrayList<>();
    BaselineSearch search = new BaselineSearch(path, result, ignoreFingerprint, notThese::add);
    Optional<BenchResult> found = search.find(wanted);
    notThese.forEach(line -> err("# not the baseline: " + line));
    if (found.isEmpty()) {
      notThese.add(wanted + " is no result, has no good one before, and names none that is there");
      return refuse(Kind.NOT_COMPARABLE, "no baseline", notThese, result, side);
    }
    Gate gate = Options.read(RowChoice.ROWS, () -> new Gate(found.get(), result, asked, patterns));
    List<String> invalid = gate.invalid();
    if (!invalid.isEmpty()) {
      return refuse(Kind.INVALID, "the result must not be used", invalid, result, side);
    }
    List<String> unusable = unusable(gate, found.get(), result);
    if (!unusable.isEmpty()) {
      String what = "nothing can be held against the baseline";
      return refuse(Kind.NOT_COMPARABLE, what, unusable, result, side);
    }
    Comparability comparability = gate.comparability();
    List<String> mismatches = comparability.mismatches();
    if (!mismatches.isEmpty() && !ignoreFingerprint) {
      String what = "not comparable with the baseline, or not without --ignore-fingerprint";
      return refuse(Kind.NOT_COMPARABLE, what, mismatches, result, side);
    }
    mismatches.forEach(this::warn);
    comparability.notes().forEach(this::warn);
    return decide(gate.judge(), result, side);
  }

  /** Nothing is worse than itself, so that would pass unseen. */
  private static List<String> unusable(Gate gate, BenchResult found, BenchResult result) {
    return found.id().equals(result.id())
        ? List.of("the baseline is the result itself: " + result.id())
        : gate.invalidBaseline();
  }

  private int refuse(
      Kind kind, String what, List<String> reasons, BenchResult result, SideFiles side) {
    err(what + ":");
    reasons.forEach(reason -> err("  " + reason));
    files.write(
        new GateRefusal(result.id(), result.profile().name(), kind, what, reasons), result, side);
    return switch (kind) {
      case NOT_COMPARABLE -> ExitCode.NOT_COMPARABLE;
      case INVALID -> ExitCode.INVALID;
    };
  }

  private int decide(GateReport report, BenchResult result, SideFiles side) {
    print(report);
    files.write(report, result, side);
    return switch (report.verdict()) {
      case PASS, IMPROVEMENT -> ExitCode.OK;
      case REGRESSION -> ExitCode.REGRESSION;
      case INCONCLUSIVE ->
          failOnInconclusive || report.blind() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
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

  private void warn(String text) {
    err("WARNING " + text);
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
  }
}
