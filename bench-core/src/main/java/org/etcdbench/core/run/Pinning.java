package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Target;

/** Which member each connection is pinned to. */
final class Pinning {
  private Pinning() {}

  /**
   * One endpoint for each connection, round robin over the members that the target means.
   *
   * @throws ClusterException if it means none of the members that can be reached
   */
  static List<Endpoint> assign(Target target, List<Endpoint> members, String leader, int conns)
      throws ClusterException {
    List<Endpoint> meant =
        members.stream().filter(member -> means(target, member.member(), leader)).toList();
    if (meant.isEmpty()) {
      throw new ClusterException(
          "target "
              + target.label()
              + " is none of the members that can be reached: "
              + members.stream().map(Endpoint::member).collect(Collectors.joining(", "))
              + "; the leader is "
              + leader);
    }
    List<Endpoint> assigned = new ArrayList<>();
    for (int i = 0; i < conns; i++) {
      assigned.add(meant.get(i % meant.size()));
    }
    return assigned;
  }

  private static boolean means(Target target, String member, String leader) {
    return switch (target.label()) {
      case "all" -> true;
      case "leader" -> member.equals(leader);
      case "followers" -> !member.equals(leader);
      default -> member.equals(target.label());
    };
  }

  /** How many connections each member got: {@code m1=50}. */
  static List<String> describe(List<Endpoint> assigned) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    assigned.forEach(endpoint -> counts.merge(endpoint.member(), 1, Integer::sum));
    return counts.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
