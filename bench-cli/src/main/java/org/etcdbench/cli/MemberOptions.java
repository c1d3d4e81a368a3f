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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which members are asked. */
final class MemberOptions {
  /** Where etcd listens if nobody tells it otherwise. */
  private static final URI USUAL = URI.create("http://127.0.0.1:2379");

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
    List<URI> urls = urls(surroundings, err);
    Operator operator = Operator.of(urls, Access.OPEN, surroundings.time());
    if (!clusterMembers) {
      return operator;
    }
    try (operator) {
      return Operator.of(operator.memberUrls(), Access.OPEN, surroundings.time());
    }
  }

  private List<URI> urls(Surroundings surroundings, PrintWriter err) throws ClusterException {
    if (!endpoints.isEmpty()) {
      if (name != null) {
        throw new UsageException("--endpoints and --name exclude each other");
      }
      return endpoints.stream().map(ClusterOptions::url).toList();
    }
    String wanted = name == null ? Standing.DEFAULT_NAME : name;
    Optional<StandingCluster> standing = find(surroundings, wanted);
    if (standing.isPresent()) {
      return standing.get().urls();
    }
    if (name != null) {
      throw new UsageException("--name: no cluster named " + name + " was started");
    }
    err.println("# no cluster was started with 'cluster up'; asking " + USUAL);
    return List.of(USUAL);
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
