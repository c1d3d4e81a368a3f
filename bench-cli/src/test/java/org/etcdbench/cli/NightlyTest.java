package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/nightly/ tells others' machines to do: each command is one of ours, and shells agree.
 */
class NightlyTest {
  private static final Path NIGHTLY = Repo.root().resolve("docs").resolve("nightly");
  private static final String FIRST_NIGHT = "2026-01-01T02:00:00Z";
  private static final String SECOND_NIGHT = "2026-01-02T02:00:00Z";
  private static final Pattern SH = Pattern.compile("(?s)'''(.*?)'''|sh '([^'\n]*)'");
  private static final Pattern OURS = Pattern.compile("\\./etcd-bench (?<args>.*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir private Path directory;

  @Test
  void theWorkflowRunsOurCommands() throws IOException {
    JsonNode workflow = new YAMLMapper().readTree(NIGHTLY.resolve("github-workflow.yml").toFile());
    List<String> scripts = workflow.findValuesAsText("run");

    assertThat(scripts).hasSize(3);
    assertThat(commands(scripts)).hasSize(3).allSatisfy(NightlyTest::parses);
    assertThat(scripts).allSatisfy(script -> assertThat(shellAccepts(script)).isTrue());
  }

  @Test
  void theJenkinsfileRunsOurCommands() throws IOException {
    List<String> scripts = jenkinsScripts();

    assertThat(scripts).hasSize(3);
    assertThat(commands(scripts)).hasSize(3).allSatisfy(NightlyTest::parses);
    assertThat(scripts).allSatisfy(script -> assertThat(shellAccepts(script)).isTrue());
  }

  private static List<String> jenkinsScripts() throws IOException {
    return SH.matcher(Files.readString(NIGHTLY.resolve("Jenkinsfile")))
        .results()
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
        .toList();
  }

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void theWorkflowJudgesTonightsResultAndNotTheReference() throws Exception {
    bench();
    Files.createDirectories(directory.resolve("results/reference/20991231T000000Z-cluster-size"));
    Path first = KeptResults.keep(directory.resolve("tonight"), FIRST_NIGHT, result());
    workflowNight();

    assertThat(Files.readString(directory.resolve("results/baselines.json")))
        .contains(first.getFileName().toString());
    assertThat(directory.resolve("gate.xml")).doesNotExist();

    Path second = KeptResults.keep(directory.resolve("tonight"), SECOND_NIGHT, result());
    workflowNight();

    assertThat(Files.readString(directory.resolve("gate.xml")))
        .contains(first.getFileName().toString(), second.getFileName().toString());
    assertThat(Files.readString(directory.resolve("summary.md")))
        .contains("against " + first.getFileName());
    assertThat(directory.resolve("action/benchmark-action-bigger.json")).exists();
  }

  /** The steps behind the measuring, with what they hand on to each other. */
  private void workflowNight() throws IOException, InterruptedException {
    JsonNode workflow = new YAMLMapper().readTree(NIGHTLY.resolve("github-workflow.yml").toFile());
    List<String> scripts = workflow.findValuesAsText("run");
    Path environment = directory.resolve("environment");
    Files.writeString(environment, "");
    Map<String, String> variables = new HashMap<>();
    variables.put("GITHUB_ENV", environment.toString());
    variables.put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());
    for (String script : scripts.subList(1, scripts.size())) {
      assertThat(shell(script, variables)).isZero();
      for (String line : Files.readAllLines(environment)) {
        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
  }

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void jenkinsJudgesTonightsResultAndPublishesNoOlderDecision() throws Exception {
    bench();
    Path results = directory.resolve("results");
    Files.createDirectories(results.resolve("reference/20991231T000000Z-cluster-size"));
    Map<String, String> variables = Map.of("RESULTS", results.toString());
    List<String> scripts = jenkinsScripts();
    Path first = KeptResults.keep(results, FIRST_NIGHT, result());
    assertThat(shell(scripts.get(2), variables)).isZero();

    assertThat(Files.readString(results.resolve("baselines.json")))
        .contains(first.getFileName().toString());
    Files.writeString(directory.resolve("gate.xml"), "last night's");

    Path second = KeptResults.keep(results, SECOND_NIGHT, result());
    assertThat(shell(scripts.get(0), variables)).isZero();
    assertThat(directory.resolve("gate.xml")).doesNotExist();
    assertThat(shell(scripts.get(2), variables)).isZero();
    assertThat(Files.readString(directory.resolve("gate.xml")))
        .contains(second.getFileName().toString());
    assertThat(directory.resolve("report/run.json")).exists();
  }

  private static BenchResult result() {
    return new ResultSamples().row(ResultSamples.put(3), 5, 1.6).build();
  }

  private int shell(String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("step.sh"), script);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-e", file.toString()).directory(directory.toFile()).inheritIO();
    shell.environment().putAll(variables);
    return shell.start().waitFor();
  }

  @Test
  void theScriptParses() throws IOException {
    assertThat(shellAccepts(Files.readString(NIGHTLY.resolve("nightly.sh")))).isTrue();
  }

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void theFirstNightMakesTheBaselineAndTheSecondIsHeldAgainstIt() throws Exception {
    assertThat(night()).isZero();
    assertThat(Files.readString(directory.resolve("results/baselines.json"))).contains("nightly");
    assertThat(directory.resolve("reports/gate.xml")).doesNotExist();

    assertThat(night()).isZero();
    assertThat(Files.readString(directory.resolve("reports/last.txt")))
        .containsPattern("^(PASS|INCONCLUSIVE): ");
    assertThat(Files.readString(directory.resolve("reports/gate.xml"))).contains("<testsuite");
  }

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void aNightThatOverlapsEndsAtOnce() throws Exception {
    Files.createDirectories(directory.resolve("results"));
    Process other =
        new ProcessBuilder("flock", directory.resolve("results/.lock").toString(), "cat").start();
    try {
      while (new ProcessBuilder(
                  "flock", "-n", directory.resolve("results/.lock").toString(), "true")
              .start()
              .waitFor()
          == 0) {
        Thread.onSpinWait();
      }
      assertThat(night()).isEqualTo(1);
    } finally {
      other.destroy();
    }
    assertThat(directory.resolve("reports/last.txt")).doesNotExist();
  }

  /** The launcher, of this build. */
  private Path bench() throws IOException {
    Path bench = directory.resolve("etcd-bench");
    if (Files.notExists(bench)) {
      Files.writeString(
          bench,
          "#!/bin/sh\nexec '%s' -cp '%s' -Detcdbench.home='%s' org.etcdbench.cli.Main \"$@\"\n"
              .formatted(
                  Path.of(System.getProperty("java.home"), "bin", "java"),
                  System.getProperty("java.class.path"),
                  Repo.root()));
      assertThat(bench.toFile().setExecutable(true)).isTrue();
    }
    return bench;
  }

  /** Without members, and with a tolerance that no busy machine exceeds. */
  private int night() throws IOException, InterruptedException {
    Path bench = bench();
    Files.createDirectories(directory.resolve("results/reference"));
    ProcessBuilder script =
        new ProcessBuilder("sh", NIGHTLY.resolve("nightly.sh").toString()).inheritIO();
    script.environment().put("BENCH", bench.toString());
    script.environment().put("PROFILE", "quick");
    script.environment().put("RESULTS", directory.resolve("results").toString());
    script.environment().put("REPORTS", directory.resolve("reports").toString());
    script.environment().put("MAIL_TO", "");
    script
        .environment()
        .put(
            "RUN_OPTIONS",
            "--driver loopback --runs 5 -p load=1/1 -p members=3 -p generator-warmup=0s"
                + " -p warmup.requests=1000 -p measurement.requests=2000");
    script.environment().put("GATE_OPTIONS", "--rows put --metrics qps --tolerance 900%");
    return script.start().waitFor();
  }

  private static List<String> commands(List<String> scripts) {
    return scripts.stream()
        .flatMap(script -> script.replace("\\\n", " ").lines())
        .map(line -> OURS.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(line -> line.group("args"))
        .toList();
  }

  private static void parses(String args) {
    List<String> words = new ArrayList<>();
    WORD.matcher(args)
        .results()
        .forEach(
            word ->
                words.add(
                    Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(g -> g != null)
                        .findFirst()
                        .orElseThrow()));
    DocsTest.commandLine().parseArgs(words.toArray(String[]::new));
  }

  private boolean shellAccepts(String script) {
    try {
      Path file = Files.writeString(directory.resolve("script.sh"), script);
      return new ProcessBuilder("sh", "-n", file.toString()).inheritIO().start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
