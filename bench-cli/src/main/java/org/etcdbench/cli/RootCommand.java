package org.etcdbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Without a subcommand there is nothing to do. */
@Command(
    name = "etcd-bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Measures etcd clusters and compares cluster sizes.",
    footer = {
      "",
      "Exit codes: 0 done and valid, 1 the run failed, 2 usage, 10 regression, 11 inconclusive, 12"
          + " not comparable or no baseline, 13 invalid result, 70 a bug, 130 interrupted."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
