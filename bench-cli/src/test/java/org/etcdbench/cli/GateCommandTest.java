package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCommandTest {
  @TempDir private Path results;

  @Test
  void endsWithZeroWhenNothingGotWorse() throws IOException {
    Path before = keep(1, put(5, 1.6));
    CliRun run = gate(before, keep(2, put(5, 1.6)), "--metrics=qps").endsWith(ExitCode.OK);

    assertThat(run.out()).startsWith("PASS: none of 1 figure is worse against 20260101T000000Z");
  }

  @Test
  void endsWithTenWhenSomethingGotWorse() throws IOException {
    Path before = keep(1, put(5, 1.6));
    CliRun run = gate(before, keep(2, put(5, 2))).endsWith(ExitCode.REGRESSION);

    assertThat(run.out())
        .startsWith("REGRESSION: 2 of 2 figures worse against 20260101T000000Z-quick\n")
        .contains("REGRESSION: worse");
  }

  @Test
  void whatCannotBeToldEndsWithElevenOnDemandOnly() throws IOException {
    Path before = keep(1, put(5, 1.6));
    Path after = keep(2, put(5, 1.66));

    assertThat(gate(before, after).endsWith(ExitCode.OK).out())
        .startsWith("INCONCLUSIVE: 2 of 2 figures may be worse");
    gate(before, after, "--fail-on-inconclusive").endsWith(ExitCode.INCONCLUSIVE);
  }

  @Test
  void whatCouldNotBeToldHoweverLargeItWereNeverEndsWithZero() throws IOException {
    Path before = keep(1, put(3, 1.6));
    Path after = keep(2, put(3, 5));

    assertThat(gate(before, after).endsWith(ExitCode.INCONCLUSIVE).out())
        .startsWith("INCONCLUSIVE: 2 of 2 figures may be worse")
        .contains("inconclusive: too few runs", "no difference, however large");
  }

  @Test
  void findsThatAllRowsTakeThreeTimesAsLongByFiveRunsAgainstThree() throws IOException {
    CliRun run = gate(keep(1, rows(5, 1)), keep(2, rows(3, 3))).endsWith(ExitCode.REGRESSION);

    assertThat(run.out()).startsWith("REGRESSION: 8 of 8 figures worse").contains("0.036");
  }

  @Test
  void endsWithTwelveWhenThereIsNoBaseline() throws IOException {
    Path only = keep(1, put(5, 1.6));

    assertThat(gate(results, only).endsWith(ExitCode.NOT_COMPARABLE).err())
        .contains("no baseline:\n  " + results + " is no result, has no good one before");
    gate(Path.of("nightly"), only).endsWith(ExitCode.NOT_COMPARABLE);
  }

  @Test
  void endsWithTwelveWhenCircumstancesDiffer() throws IOException {
    BenchResult other =
        new ResultSamples()
            .environment(ResultSamples.environment("3.5.21"))
            .row(ResultSamples.put(3), 5, 1.6)
            .build();
    Path before = keep(1, other);
    Path after = keep(2, put(5, 1.6));

    assertThat(gate(before, after).endsWith(ExitCode.NOT_COMPARABLE).err())
        .contains("etcd_version: 3.5.21 against 3.6.4");
    assertThat(gate(before, after, "--ignore-fingerprint").endsWith(ExitCode.OK).err())
        .contains("WARNING etcd_version: 3.5.21 against 3.6.4");
  }

  @Test
  void endsWithThirteenWhenTheResultMustNotBeUsed() throws IOException {
    Path good = keep(1, put(5, 1.6));
    Path bad = keep(2, invalid());

    assertThat(gate(good, bad).endsWith(ExitCode.INVALID).err())
        .contains("put leader 1/1: LEADER_CHANGED");
    gate(bad, keep(3, put(5, 1.6))).endsWith(ExitCode.NOT_COMPARABLE);
  }

  @Test
  void takesTheLastGoodResultOfAFolderAndNamesWhatItSkips() throws IOException {
    keep(1, put(5, 1.6));
    Path good = keep(2, put(5, 1.6));
    Path bad = keep(3, invalid());
    Path after = keep(4, put(5, 2));
    keep(5, put(5, 9));
    CliRun run = gate(results, after).endsWith(ExitCode.REGRESSION);

    assertThat(run.out()).contains("against " + good.getFileName());
    assertThat(run.err())
        .contains("# not the baseline: " + bad.getFileName() + ": is not complete and valid")
        .doesNotContain("20260105");
  }

  @Test
  void holdsAgainstTheResultThatWasPinned() throws IOException {
    Path first = keep(1, put(5, 1.6));
    keep(2, put(5, 2));
    Path third = keep(3, put(5, 2));
    CliRun.runBare("gate", "--pin", "nightly", first.toString()).endsWith(ExitCode.OK);

    assertThat(Files.readString(results.resolve("baselines.json")))
        .contains("\"nightly\" : \"20260101T000000Z-quick\"");
    assertThat(gate(Path.of("nightly"), third).endsWith(ExitCode.REGRESSION).out())
        .contains("against 20260101T000000Z-quick");
  }

  @Test
  void pinsADirectoryByTheNameThatItHas() throws IOException {
    Path renamed = Files.move(keep(1, put(5, 1.6)), results.resolve("release-3.6"));
    CliRun.runBare("gate", "--pin", "nightly", renamed.resolve("run.json").toString())
        .endsWith(ExitCode.OK);

    assertThat(Files.readString(results.resolve("baselines.json")))
        .contains("\"nightly\" : \"release-3.6\"");
    gate(Path.of("nightly"), keep(2, put(5, 2))).endsWith(ExitCode.REGRESSION);

    Path copy = Files.move(renamed.resolve("run.json"), renamed.resolve("copy.json"));
    assertThat(
            CliRun.runBare("gate", "--pin", "other", copy.toString())
                .endsWith(ExitCode.USAGE)
                .err())
        .contains("--pin: the result must be a directory, or the run.json in it");
  }

  @Test
  void endsWithTwelveWhenThePinnedResultIsGone() throws IOException {
    Path first = keep(1, put(5, 1.6));
    CliRun.runBare("gate", "--pin", "nightly", first.toString()).endsWith(ExitCode.OK);
    Files.delete(first.resolve("run.json"));
    Files.delete(first);
    Path junit = results.resolve("gate.xml");
    CliRun run =
        gate(Path.of("nightly"), keep(2, put(5, 2)), "--junit", junit.toString())
            .endsWith(ExitCode.NOT_COMPARABLE);

    assertThat(run.err()).contains(first + ", which nightly names, is gone; --pin another");
    assertThat(Files.readString(junit))
        .contains("errors=\"1\"", "<error message=\"no baseline\" type=\"NOT_COMPARABLE\">");
  }

  @Test
  void endsWithTwelveWhenTheResultIsItsOwnBaseline() throws IOException {
    Path only = keep(1, put(5, 1.6));

    assertThat(gate(only, only).endsWith(ExitCode.NOT_COMPARABLE).err())
        .contains("the baseline is the result itself: " + only.getFileName());
  }

  @Test
  void takesTheNewestOfAFolderWhateverItsName() throws IOException {
    Files.move(keep(1, put(5, 9)), results.resolve("zzz"));
    Path newest = keep(2, put(5, 1.6));
    Path after = keep(3, put(5, 2));

    assertThat(gate(results, after).endsWith(ExitCode.REGRESSION).out())
        .contains("against " + newest.getFileName());
  }

  @Test
  void saysAllThatDiffersAndTakesItWithIgnoreFingerprint() throws IOException {
    BenchResult other =
        new ResultSamples()
            .environment(ResultSamples.environment("3.5.21"))
            .row(ResultSamples.put(5), 5, 1.6)
            .row(ResultSamples.put(3), 5, 1.6)
            .build();
    Path before = keep(1, other);
    Path after = keep(2, put(5, 1.6));

    assertThat(gate(results, after).endsWith(ExitCode.NOT_COMPARABLE).err())
        .contains(before.getFileName() + ": etcd_version: 3.5.21 against 3.6.4; another workload");
    assertThat(
            gate(results, after, "--ignore-fingerprint", "--rows=members=3")
                .endsWith(ExitCode.OK)
                .err())
        .contains("WARNING etcd_version: 3.5.21 against 3.6.4");
  }

  @Test
  void anInvalidResultLeavesAnErrorAndNoOlderDecision() throws IOException {
    Path junit = results.resolve("gate.xml");
    Path markdown = results.resolve("gate.md");
    String[] files = {"--junit", junit.toString(), "--markdown", markdown.toString()};
    Path good = keep(1, put(5, 1.6));
    gate(good, keep(2, put(5, 1.6)), files).endsWith(ExitCode.OK);
    gate(good, keep(3, invalid()), files).endsWith(ExitCode.INVALID);

    assertThat(Files.readString(junit))
        .contains("tests=\"1\" failures=\"0\" errors=\"1\"", "LEADER_CHANGED")
        .doesNotContain("20260102T000000Z");
    assertThat(Files.readString(markdown))
        .contains("NOT DECIDED: the result must not be used", "- put leader 1/1: LEADER_CHANGED");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDecisionOutlivesAFileThatCannotBeWritten() throws IOException {
    Path before = keep(1, put(5, 1.6));
    Path junit = results.resolve("gate.xml");
    String[] files = {"--markdown", "/dev/full", "--junit", junit.toString()};

    assertThat(gate(before, keep(2, put(5, 2)), files).endsWith(ExitCode.REGRESSION).err())
        .contains("--markdown: cannot write /dev/full: No space left on device");
    assertThat(junit).exists();
    gate(before, keep(3, put(5, 1.6)), files).endsWith(ExitCode.FAILED);
  }

  @Test
  void refusesFilesThatCannotBeBeforeItDecides() throws IOException {
    Path before = keep(1, put(5, 1.6));
    Path after = keep(2, put(5, 2));
    String file = before.resolve("run.json").toString();

    CliRun run = gate(before, after, "--benchmark-action", file).endsWith(ExitCode.USAGE);
    assertThat(run.err()).contains("--benchmark-action: must be a directory, but is a file: ");
    assertThat(run.out()).isEmpty();
    assertThat(gate(before, after, "--junit", results.toString()).endsWith(ExitCode.USAGE).err())
        .contains("--junit: must be a file, but is a directory");
    assertThat(gate(before, after, "--markdown", file + "/x").endsWith(ExitCode.USAGE).err())
        .contains("--markdown: must be a directory, but is a file: " + file);
  }

  @Test
  void pinsNothingThatIsInvalid() throws IOException {
    Path bad = keep(1, invalid());

    CliRun.runBare("gate", "--pin", "nightly", bad.toString()).endsWith(ExitCode.INVALID);
    assertThat(results.resolve("baselines.json")).doesNotExist();
  }

  @Test
  void writesTheFilesThatOtherToolsRead() throws IOException {
    Path before = keep(1, put(5, 1.6));
    Path after = keep(2, put(5, 2));
    Path out = results.resolve("out");
    String[] options = {
      "--junit", out.resolve("gate.xml").toString(),
      "--markdown", out.resolve("summary.md").toString(),
      "--benchmark-action", out.toString(),
      "--json"
    };
    CliRun run = gate(before, after, options).endsWith(ExitCode.REGRESSION);
    gate(before, after, options);

    assertThat(run.out()).startsWith("{").contains("\"verdict\": \"regression\"");
    assertThat(Files.readString(out.resolve("gate.xml"))).contains("failures=\"2\"");
    assertThat(Files.readString(out.resolve("summary.md")).split("## etcd-bench gate", -1))
        .hasSize(3);
    assertThat(Repo.names(out))
        .contains("benchmark-action-bigger.json", "benchmark-action-smaller.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tolerance=5 | --tolerance: must be a share such as 5%",
        "--tolerance=latency.p50=5% | --tolerance: latency.p50 is not gated, so it needs no",
        "--max-error-rate=2 | --max-error-rate: must be a share from 0% to 100%",
        "--metrics=speed | --metrics: no metric 'speed'",
        "--metrics=errors | --metrics: errors cannot be gated by its ratio",
        "--rows=delete | --rows: no row matches 'delete'; there are: put leader 1/1",
        "--pin=x | say either --baseline WHAT or --pin NAME",
      })
  void refusesWhatItDoesNotUnderstand(String option, String message) throws IOException {
    Path before = keep(1, put(5, 1.6));

    assertThat(gate(before, keep(2, put(5, 1.6)), option).endsWith(ExitCode.USAGE).err())
        .contains(message);
  }

  private Path keep(int day, BenchResult result) throws IOException {
    return KeptResults.keep(results, "2026-01-0" + day + "T00:00:00Z", result);
  }

  private static BenchResult put(int runs, double meanMs) {
    return new ResultSamples().row(ResultSamples.put(3), runs, meanMs).build();
  }

  /** Four rows that take so many times as long as usual. */
  private static BenchResult rows(int runs, double factor) {
    ResultSamples samples = new ResultSamples();
    for (int members : new int[] {1, 3, 5, 7}) {
      samples.row(ResultSamples.put(members), runs, 1.6 * factor);
    }
    return samples.build();
  }

  private static BenchResult invalid() {
    Finding election = new Finding(Finding.Code.LEADER_CHANGED, "m2 leads.");
    return new ResultSamples().row(ResultSamples.put(3), 5, 1.6, election).build();
  }

  private static CliRun gate(Path baseline, Path result, String... options) {
    List<String> args = new ArrayList<>(List.of("gate", "--baseline", baseline.toString()));
    args.addAll(List.of(options));
    args.add(result.toString());
    return CliRun.runBare(args.toArray(String[]::new));
  }
}
