package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  @Test
  void printsItsVersion() {
    CliRun run = CliRun.run("--version").endsWith(ExitCode.OK);

    assertThat(run.out()).matches("etcd-bench \\S+\\R");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "report", "compare", "gate", "cluster", "preflight"})
  void printsItsVersionForEveryCommand(String command) {
    assertThat(CliRun.run(command, "--version").endsWith(ExitCode.OK).out())
        .isEqualTo(CliRun.run("--version").out());
  }

  @Test
  void printsTheHelpOfTheRoot() throws IOException {
    CliRun run = CliRun.run("--help").endsWith(ExitCode.OK);

    assertThat(run.out()).isEqualTo(golden("root"));
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "report", "compare", "gate", "cluster", "preflight"})
  void printsTheHelpOfEveryCommand(String command) throws IOException {
    CliRun run = CliRun.run(command, "--help").endsWith(ExitCode.OK);

    assertThat(run.out()).isEqualTo(golden(command));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void namesTheCommandsWhenNoneIsGiven() {
    refuses(
        CliRun.run(),
        "Name a command: run, report, compare, gate, cluster, preflight.",
        "Try 'etcd-bench --help'.");
  }

  @Test
  void refusesAnUnknownCommandAndNamesTheNearest() {
    refuses(CliRun.run("raport"), "'raport'", "report", "Try 'etcd-bench --help'.");
  }

  @ParameterizedTest
  @CsvSource({"run,--driverr", "report,--formatt", "compare,--bi"})
  void refusesAnUnknownOptionOfACommand(String command, String option) {
    refuses(
        CliRun.run(command, "x", option),
        "Unknown option",
        "'" + option + "'",
        "Try 'etcd-bench " + command + " --help'.");
  }

  @ParameterizedTest
  @CsvSource({"run,PROFILE", "report,DIR", "compare,DIR"})
  void namesTheParameterThatIsMissing(String command, String parameter) {
    refuses(CliRun.run(command), parameter, "Try 'etcd-bench " + command + " --help'.");
  }

  @ParameterizedTest
  @CsvSource({
    "run,-p,NAME=VALUE",
    "run,--runs,N",
    "run,--out,DIR",
    "run,--etcd,PATH",
    "report,--format,NAME",
    "compare,--by,KEY"
  })
  void namesTheOptionWhoseValueIsMissing(String command, String option, String value) {
    refuses(CliRun.run(command, "x", option), option, value);
  }

  @Test
  void refusesRunsThatAreNoNumber() {
    refuses(CliRun.run("run", "quick", "--runs", "many"), "--runs", "'many'");
  }

  private static void refuses(CliRun run, String... words) {
    run.endsWith(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = CliTest.class.getResourceAsStream("help/" + name + ".txt")) {
      assertThat(in).as("golden file help/%s.txt", name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
