package org.etcdbench.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.local.StandingCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a cluster that was started to play with. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ends the cluster that 'cluster up' started, and removes its data.")
final class DownCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = Standing.DEFAULT_NAME,
      description = "Which cluster. Default: ${DEFAULT-VALUE}.")
  private String name = Standing.DEFAULT_NAME;

  DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Optional<StandingCluster> ended = Standing.of(surroundings).down(name);
      spec.commandLine()
          .getOut()
          .println(
              ended.isPresent()
                  ? "The cluster " + name + " is ended, and its data removed."
                  : "No cluster named " + name + " is there; nothing was done.");
      return ExitCode.OK;
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
