package org.etcdbench.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.cluster.ClusterException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which members are asked. */
final class MemberOptions {
  @Mixin private AccessOptions access = new AccessOptions();

  /** Where etcd listens if nobody tells it otherwise. */
  private static final String USUAL = "127.0.0.1:2379";

  @Option(
      names = "--endpoints",
      paramLabel = "URL",
      split = ",",
      description =
          "The members' client URLs. Default: those of the cluster that 'cluster up' started, else"
              + " http://127.0.0.1:2379.")
  private List<String> endpoints = new ArrayList<>();

  @Option(
      names = "--cluster-members",
      description = "Ask all members of the member list, not only those of --endpoints.")
  private boolean clusterMembers;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The cluster that 'cluster up --name NAME' started.")
  private @Nullable String name;

  /** The members that are to be asked; those of them that cannot be are named on stderr. */
  Target target(Surroundings surroundings, PrintWriter err)
      throws ClusterException, InterruptedException {
    Optional<Target> found = Target.find(endpoints, name, access, surroundings);
    Target named = found.isPresent() ? found.get() : usual(surroundings, err);
    Target target = clusterMembers ? named.ofAllMembers() : named;
    target.leftOut().forEach(sentence -> err.println("# " + sentence));
    return target;
  }

  private Target usual(Surroundings surroundings, PrintWriter err) {
    URI usual = ClusterOptions.url(USUAL, access.secured());
    err.println("# no cluster was started with 'cluster up'; asking " + usual);
    return Target.given(List.of(usual), access, surroundings);
  }
}
