package org.etcdbench.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.local.StandingCluster;
import org.etcdbench.core.cluster.operate.MemberUrls;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask, and how they let us in.
 *
 * @param urls the members' client URLs
 * @param access how they let us in
 * @param time for waiting
 * @param leftOut members that should be asked too and cannot, a sentence for each
 */
record Target(List<URI> urls, Access access, Time time, List<String> leftOut) {
  Target {
    urls = List.copyOf(urls);
    leftOut = List.copyOf(leftOut);
  }

  /** Where nobody is left out. */
  Target(List<URI> urls, Access access, Time time) {
    this(urls, access, time, List.of());
  }

  /** A connection to each of them. */
  Operator open() throws ClusterException {
    return Operator.open(urls, access, time);
  }

  /** The same, but all members that the member list has. */
  Target ofAllMembers() throws ClusterException, InterruptedException {
    try (Operator operator = open()) {
      MemberUrls all = operator.memberUrls();
      if (all.urls().isEmpty()) {
        throw new ClusterException(String.join("; ", all.leftOut()));
      }
      return new Target(all.urls(), access, time, all.leftOut());
    }
  }

  /**
   * The members of these endpoints, or else of the cluster that {@code cluster up} started; empty
   * if there is neither.
   *
   * @param endpoints as they were given; none if they were not
   * @param name the cluster's name; null if it was not given
   * @throws UsageException if both are given, or there is no cluster of that name
   */
  static Optional<Target> find(
      List<String> endpoints,
      @Nullable String name,
      AccessOptions access,
      Surroundings surroundings)
      throws ClusterException {
    if (!endpoints.isEmpty()) {
      if (name != null) {
        throw new UsageException("--endpoints and --name exclude each other");
      }
      return Optional.of(
          given(
              endpoints.stream().map(url -> ClusterOptions.url(url, access.secured())).toList(),
              access,
              surroundings));
    }
    Optional<StandingCluster> standing =
        standing(surroundings, name == null ? Standing.DEFAULT_NAME : name);
    if (standing.isEmpty() && name != null) {
      throw new UsageException("--name: no cluster named " + name + " was started");
    }
    return standing.isPresent()
        ? Optional.of(ours(standing.get(), access, surroundings))
        : Optional.empty();
  }

  /** These members, let in as the options say. */
  static Target given(List<URI> urls, AccessOptions access, Surroundings surroundings) {
    access.check(urls);
    return new Target(urls, access.access(surroundings), surroundings.time());
  }

  private static Target ours(
      StandingCluster cluster, AccessOptions access, Surroundings surroundings)
      throws ClusterException {
    if (access.given().isPresent()) {
      return given(cluster.urls(), access, surroundings);
    }
    return new Target(cluster.urls(), cluster.access(), surroundings.time());
  }

  private static Optional<StandingCluster> standing(Surroundings surroundings, String name)
      throws ClusterException {
    try {
      return Standing.of(surroundings).find(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
