package org.etcdbench.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.local.StandingCluster;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.time.Time;
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

  /** A connection to each member that is to be asked. */
  Operator connect(Surroundings surroundings, PrintWriter err)
      throws ClusterException, InterruptedException {
    Target target = target(surroundings, err);
    Operator operator = target.open(target.urls());
    if (!clusterMembers) {
      return operator;
    }
    try (operator) {
      return target.open(operator.memberUrls());
    }
  }

  /** Whom to ask, and how they let us in. */
  private record Target(List<URI> urls, Access access, Time time) {
    Operator open(List<URI> of) throws ClusterException {
      return Operator.open(of, access, time);
    }
  }

  private Target target(Surroundings surroundings, PrintWriter err) throws ClusterException {
    if (!endpoints.isEmpty()) {
      if (name != null) {
        throw new UsageException("--endpoints and --name exclude each other");
      }
      return given(
          endpoints.stream().map(url -> ClusterOptions.url(url, access.secured())).toList(),
          surroundings);
    }
    Optional<StandingCluster> standing =
        find(surroundings, name == null ? Standing.DEFAULT_NAME : name);
    if (standing.isPresent()) {
      return ours(standing.get(), surroundings);
    }
    if (name != null) {
      throw new UsageException("--name: no cluster named " + name + " was started");
    }
    URI usual = ClusterOptions.url(USUAL, access.secured());
    err.println("# no cluster was started with 'cluster up'; asking " + usual);
    return given(List.of(usual), surroundings);
  }

  private Target given(List<URI> urls, Surroundings surroundings) {
    access.check(urls);
    return new Target(urls, access.access(surroundings), surroundings.time());
  }

  private Target ours(StandingCluster cluster, Surroundings surroundings) throws ClusterException {
    if (access.given().isPresent()) {
      return given(cluster.urls(), surroundings);
    }
    return new Target(cluster.urls(), Access.OPEN, surroundings.time());
  }

  private static Optional<StandingCluster> find(Surroundings surroundings, String name)
      throws ClusterException {
    try {
      return Standing.of(surroundings).find(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
