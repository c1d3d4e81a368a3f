package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.store.ResultStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves when it is told to end, or is ended, in the middle of an iteration. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class ProcessIT {
  private static final Duration END = Duration.ofSeconds(15);

  @TempDir private Path directory;
  private Path results;
  private Path work;
  private Path profile;

  /** A short run, then one that lasts longer than any test. */
  @BeforeEach
  void writeAProfile() throws IOException {
    results = directory.resolve("results");
    work = directory.resolve("work");
    profile =
        Files.writeString(
            directory.resolve("long.yaml"),
            """
            members: 1
            runs: 1
            generator-warmup: 0s
            warmup: { iterations: 0 }
            measurement: { iterations: 1 }
            key-space: 50
            scenarios:
              - operation: put
                measurement: { requests: 50 }
              - operation: range
                measurement: { time: 5m }
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void keepsWhatItMeasuredAndCleansUpWhenToldToEnd(String signal) throws Exception {
    try (Child child = start()) {
      child.awaitIteration(2);
      assertThat(Child.processesOf(work)).isNotEmpty();

      child.signal(signal);

      assertThat(child.exitWithin(END)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(Child.processesOf(work)).isEmpty();
      assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
      interruptedInItsSecondRun(ResultStore.load(result()));
      assertThat(Repo.names(result()))
          .contains("jmh.json", "latency.hlog", "report.html", "results.csv", "run.json")
          .noneMatch(name -> name.endsWith(".partial"));
      assertThat(child.out()).startsWith("PARTIAL RESULT: ").contains("the user stopped it");
      assertThat(CliRun.run("report", result().toString()).endsWith(ExitCode.OK).out())
          .isEqualTo(child.out());
    }
  }

  @Test
  void keepsWhatItMeasuredWhenCtrlCEndsItsMembersToo() throws Exception {
    try (Child child = start()) {
      assumeTrue(child.leadsGroup(), "no process groups to be had here");
      child.awaitIteration(2);

      child.pressCtrlC();

      assertThat(child.exitWithin(END)).as(child.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(Child.processesOf(work)).isEmpty();
      assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
      interruptedInItsSecondRun(ResultStore.load(result()));
    }
  }

  private static void interruptedInItsSecondRun(BenchResult kept) {
    assertThat(kept.status()).isEqualTo(BenchResult.Status.INTERRUPTED);
    assertThat(kept.scenarios()).hasSize(2);
    assertThat(kept.scenarios().get(0).ok().count()).isEqualTo(50);
    assertThat(kept.scenarios().get(0).verdict().valid()).isTrue();
    RunResult cut = kept.scenarios().get(1).runs().get(0);
    assertThat(cut.ok().count()).isPositive();
    assertThat(cut.findings())
        .extracting(Finding::code)
        .contains(Finding.Code.INTERRUPTED)
        .doesNotContain(Finding.Code.NO_ANSWER);
  }

  @Test
  void leavesNoResultWhenToldToEndBeforeAnythingWasMeasured() throws Exception {
    try (Child child = start("-p", "generator-warmup=5m")) {
      Child.await(
          "its members",
          () -> child.err().contains("# Warming up") && !Child.processesOf(work).isEmpty(),
          Duration.ofSeconds(60));

      child.signal("INT");

      assertThat(child.exitWithin(END)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err()).contains("interrupted").doesNotContain("\tat ");
      assertThat(child.out()).isEmpty();
      assertThat(Child.processesOf(work)).isEmpty();
      assertThat(Repo.names(results)).isEmpty();
      assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
    }
  }

  @Test
  void canBeReportedWhileItRunsAndAfterItWasKilled() throws Exception {
    try (Child child = start()) {
      child.awaitIteration(2);
      partialAfterItsFirstRun();

      child.signal("KILL");

      child.exitWithin(END);
      Child.await("the members' end", () -> Child.processesOf(work).isEmpty(), END);
      partialAfterItsFirstRun();
      assertThat(Repo.names(work)).hasSize(2).contains(".etcd-bench.lock");
      theNextRunRemovesWhatWasLeft();
    }
  }

  private void partialAfterItsFirstRun() throws IOException {
    BenchResult kept = ResultStore.load(result());
    assertThat(kept.status()).isEqualTo(BenchResult.Status.PARTIAL);
    assertThat(kept.scenarios()).hasSize(1);
    CliRun report = CliRun.run("report", result().toString()).endsWith(ExitCode.OK);
    assertThat(report.out())
        .startsWith("PARTIAL RESULT: 1 run of 1 scenario measured")
        .contains("etcd.put");
  }

  private void theNextRunRemovesWhatWasLeft() {
    CliRun.run(
            "run",
            profile.toString(),
            "-p",
            "measurement.requests=20",
            "--work-dir",
            work.toString(),
            "--out",
            directory.resolve("next").toString())
        .endsWith(ExitCode.OK);
    assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
  }

  @Test
  void isNoResultWhenItWasKilledInItsFirstRun() throws Exception {
    try (Child child = start("-p", "operation=range", "-p", "measurement.time=5m")) {
      child.awaitIteration(1);

      child.signal("KILL");

      child.exitWithin(END);
      Child.await("the members' end", () -> Child.processesOf(work).isEmpty(), END);
      assertThat(Repo.names(result())).doesNotContain("run.json");
      CliRun report = CliRun.run("report", result().toString()).endsWith(ExitCode.USAGE);
      assertThat(report.err()).contains(result().toString(), "no result");
      assertThat(report.out()).isEmpty();
    }
  }

  private Child start(String... more) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                profile.toString(),
                "--out",
                results.toString(),
                "--work-dir",
                work.toString()));
    all.addAll(List.of(more));
    return Child.start(directory, all.toArray(String[]::new));
  }

  private Path result() {
    List<Path> made = Repo.list(results);
    assertThat(made).hasSize(1);
    return made.get(0);
  }
}
