package org.etcdbench.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line as a function from arguments to an exit code; prints where it is told to. */
final class Cli {
  private final CommandLine commandLine;
  private final PrintWriter err;

  Cli(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.err = err;
    this.commandLine =
        new CommandLine(new RootCommand())
            .addSubcommand(new RunCommand(surroundings))
            .addSubcommand(new ReportCommand())
            .addSubcommand(new CompareCommand())
            .addSubcommand(new GateCommand())
            .addSubcommand(new TrendCommand())
            .addSubcommand(new ImportCommand(surroundings))
            .addSubcommand(ClusterCommand.of(surroundings))
            .addSubcommand(new PreflightCommand(surroundings))
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(this::usage)
            .setExecutionExceptionHandler(handler());
  }

  int run(String... args) {
    int code = commandLine.execute(args);
    commandLine.getOut().flush();
    err.flush();
    return code;
  }

  /** All commands and options, for those who describe them. */
  CommandLine commandLine() {
    return commandLine;
  }

  private int usage(ParameterException e, String[] args) {
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private IExecutionExceptionHandler handler() {
    return (Exception e, CommandLine command, ParseResult result) -> {
      if (e instanceof UsageException) {
        err.println(e.getMessage());
        return ExitCode.USAGE;
      }
      if (e instanceof FailedException) {
        err.println(e.getMessage());
        return ExitCode.FAILED;
      }
      if (e instanceof InterruptedException || e instanceof PromptInterruptedException) {
        err.println("interrupted");
        return ExitCode.INTERRUPTED;
      }
      err.println("This is a bug in etcd-bench; please report it with what follows.");
      e.printStackTrace(err);
      return ExitCode.BUG;
    };
  }
}
