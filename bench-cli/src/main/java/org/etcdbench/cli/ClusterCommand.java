package org.etcdbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for clusters as such; nothing is measured. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Starts a local cluster to play with, and shows any cluster's members.",
    footer = {"", "Exit codes: 0 all is well, 1 something is not or failed, 2 usage."})
final class ClusterCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new ClusterCommand())
        .addSubcommand(new UpCommand(surroundings))
        .addSubcommand(new DownCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(new HealthCommand(surroundings))
        .addSubcommand(new MembersCommand(surroundings))
        .addSubcommand(new HashKvCommand(surroundings))
        .addSubcommand(new AlarmsCommand(surroundings))
        .addSubcommand(new DefragCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
