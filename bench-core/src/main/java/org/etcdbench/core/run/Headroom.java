package org.etcdbench.core.run;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;

/** How far a load may fill members' databases. */
final class Headroom {
  /** Share of the quota at which a load is stopped, in percent. */
  static final int STOP_PCT = 95;

  private static final int PERCENT = 100;

  private Headroom() {}

  /**
   * The size, by the member's name, at which a load must end; members whose quota is not known are
   * missing, and on a cluster of ours all are: filling it hurts nobody, and shows what it does.
   */
  static Map<String, Long> stopAtBytes(Cluster cluster, ClusterSnapshot before) {
    Map<String, Long> sizes = new HashMap<>();
    if (!cluster.keyPrefix().isEmpty()) {
      for (MemberStatus member : before.members()) {
        member.quota().ifPresent(q -> sizes.put(member.name(), q / PERCENT * STOP_PCT));
      }
    }
    return sizes;
  }

  /** By how much the database may grow that has the least room; empty if that of none is known. */
  static OptionalLong freeBytes(ClusterSnapshot before, Map<String, Long> stopAtBytes) {
    return before.members().stream()
        .filter(member -> stopAtBytes.containsKey(member.name()))
        .mapToLong(
            member ->
                Math.max(
                    0,
                    stopAtBytes.getOrDefault(member.name(), Long.MAX_VALUE) - member.dbSizeBytes()))
        .min();
  }
}
