package org.etcdbench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.etcdbench.core.time.Time;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Path home = Path.of(System.getProperty("etcdbench.home", "."));
    Leftovers leftovers = new Leftovers();
    Interruption interruption = Interruption.ofThisThread(leftovers, err, Interruption.LIMIT);
    int code = ExitCode.BUG;
    try {
      Surroundings surroundings =
          new Surroundings(
              System.getenv(), home, Time.SYSTEM, PasswordPrompt::atTerminal, leftovers);
      code = new Cli(surroundings, out, err).run(args);
    } finally {
      // also when it ends with an Error: the process must not wait for a command that is no more
      interruption.over(code);
    }
    System.exit(code);
  }
}
