package org.etcdbench.core.preflight;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.existing.Fitness;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.cluster.operate.Snapshots;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.core.time.Time;

/**
 * What all members said when they were asked once.
 *
 * @param endpoints the members that are named, by the names that they, or the member list, tell
 * @param health whether each of them serves
 * @param snapshot what they, and those that nobody named, say of themselves
 * @param fitness what a run would say of it
 */
record ClusterLook(
    List<Endpoint> endpoints,
    List<MemberHealth> health,
    ClusterSnapshot snapshot,
    Fitness fitness) {

  ClusterLook {
    endpoints = List.copyOf(endpoints);
    health = List.copyOf(health);
  }

  /**
   * Asks them. Members that do not answer are no failure.
   *
   * @throws ClusterException if there is a user whom none of them lets in
   */
  static ClusterLook take(List<URI> urls, Access access, Time time)
      throws ClusterException, InterruptedException {
    List<Endpoint> endpoints;
    List<MemberHealth> health;
    try (Operator operator = Operator.open(urls, access, time)) {
      endpoints = named(urls, operator.statuses(), listed(operator));
      health = operator.health();
    }
    FactsFromMetrics facts = new FactsFromMetrics(access, time);
    ClusterSnapshot snapshot = new Snapshots(endpoints, access, time, facts, 0).take(false);
    return new ClusterLook(
        endpoints, health, snapshot, Fitness.of(snapshot, endpoints, facts, Set.of()));
  }

  private static List<MemberEntry> listed(Operator operator) throws InterruptedException {
    try {
      return operator.members();
    } catch (ClusterException e) {
      return List.of();
    }
  }

  /** One that does not tell who it is may still be known by where the list says that it is. */
  static List<Endpoint> named(
      List<URI> urls, List<MemberStatus> statuses, List<MemberEntry> listed) {
    List<Endpoint> named = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      URI url = urls.get(i);
      MemberStatus status = statuses.get(i);
      Predicate<MemberEntry> same =
          status.answered()
              ? entry -> entry.id().equals(status.id())
              : entry -> entry.clientUrls().contains(url.toString());
      named.add(
          listed.stream()
              .filter(same.and(MemberEntry::started))
              .findFirst()
              .map(entry -> new Endpoint(entry.name(), url))
              .orElseGet(() -> Endpoint.of(url)));
    }
    return named;
  }

  /** Those of the named members that answered. */
  List<Endpoint> answering() {
    List<Endpoint> answering = new ArrayList<>();
    for (int i = 0; i < endpoints.size(); i++) {
      if (snapshot.members().get(i).answered()) {
        answering.add(endpoints.get(i));
      }
    }
    return answering;
  }
}
