package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/nightly/ tells others' machines to do: each command is one of ours, and shells agree.
 */
class NightlyTest {
  private static final Path NIGHTLY = Repo.root().resolve("docs").resolve("nightly");
  private static final Pattern SH = Pattern.compile("(?s)'''(.*?)'''|sh '([^'\n]*)'");
  private static final Pattern OURS = Pattern.compile("\\./etcd-bench (?<args>.*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir private Path directory;

  @Test
  void theWorkflowRunsOurCommands() throws IOException {
    JsonNode workflow = new YAMLMapper().readTree(NIGHTLY.resolve("github-workflow.yml").toFile());
    List<String> scripts = workflow.findValuesAsText("run");

    assertThat(scripts).hasSize(2);
    assertThat(commands(scripts)).hasSize(3).allSatisfy(NightlyTest::parses);
    assertThat(scripts).allSatisfy(script -> assertThat(shellAccepts(script)).isTrue());
  }

  @Test
  void theJenkinsfileRunsOurCommands() throws IOException {
    List<String> scripts =
        SH.matcher(Files.readString(NIGHTLY.resolve("Jenkinsfile")))
            .results()
            .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
            .toList();

    assertThat(scripts).hasSize(2);
    assertThat(commands(scripts)).hasSize(3).allSatisfy(NightlyTest::parses);
    assertThat(scripts).allSatisfy(script -> assertThat(shellAccepts(script)).isTrue());
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

  /** Without members, and with a tolerance that no busy machine exceeds. */
  private int night() throws IOException, InterruptedException {
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
