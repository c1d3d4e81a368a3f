package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import org.etcdbench.core.time.Time;

/**
 * One call of the command line in this process.
 *
 * @param code its exit code
 * @param out what it printed to stdout
 * @param err what it printed to stderr; never a stack trace
 */
record CliRun(int code, String out, String err) {
  private static final Pattern STACK_FRAME = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(.*\\)$");

  /** A call on this machine, with its environment variables and the shipped profiles. */
  static CliRun run(String... args) {
    return in(new Surroundings(System.getenv(), Repo.root(), Time.SYSTEM), args);
  }

  /** A call that finds no program and no variable. */
  static CliRun runBare(String... args) {
    return in(new Surroundings(Map.of(), Repo.root(), Time.SYSTEM), args);
  }

  /** A call that finds these variables alone. */
  static CliRun runWith(Map<String, String> environment, String... args) {
    return in(new Surroundings(environment, Repo.root(), Time.SYSTEM), args);
  }

  private static CliRun in(Surroundings surroundings, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = new Cli(surroundings, new PrintWriter(out), new PrintWriter(err)).run(args);
    assertThat(err.toString()).doesNotContainPattern(STACK_FRAME);
    return new CliRun(code, out.toString(), err.toString());
  }

  /** Checks the exit code and hands on the call; what it printed explains a failure. */
  CliRun endsWith(int expected) {
    assertThat(code).as("exit code; stdout:%n%s%nstderr:%n%s", out, err).isEqualTo(expected);
    return this;
  }
}
