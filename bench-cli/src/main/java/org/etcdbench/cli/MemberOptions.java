package org.etcdbench.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.ClusterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that must have members to ask. */
final class MemberOptions {
  /** Where etcd listens if nobody tells it otherwise. */
  private static final String USUAL = "127.0.0.1:2379";

  @Mixin private TargetOptions options = new TargetOptions();

  @Option(
      names = "--endpoints",
      paramLabel = "URL",
      split = ",",
      description =
          "The members' client URLs. Default: those of the cluster that 'cluster up' started, else"
              + " http://127.0.0.1:2379.")
  private List<String> endpoints = new ArrayList<>();

  /** The members that are to be asked; those of them that cannot be are named on stderr. */
  Target target(Surroundings surroundings, PrintWriter err)
      throws ClusterException, InterruptedException {
    Consumer<String> tell = sentence -> err.println("# " + sentence);
    Optional<Target> found = options.find(endpoints, surroundings, tell);
    return found.isPresent() ? found.get() : options.at(USUAL, surroundings, tell);
  }
}
