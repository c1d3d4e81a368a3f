package org.etcdbench.core.run;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.QuotaLimits;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;

/** How far a load may fill members' databases. */
final class Headroom {
  private Headroom() {}

  /**
   * The size, by the member's name, at which a load must end; members whose quota is not known are
   * missing, and on a cluster of ours all are: filling it hurts nobody, and shows what it does.
   */
  static Map<String, Long> stopAtBytes(Cluster cluster, ClusterSnapshot before) {
    Map<String, Long> sizes = new HashMap<>();
    if (!cluster.keyPrefix().isEmpty()) {
      for (MemberStatus member : before.members()) {
        member
            .quota()
            .map(quota -> QuotaLimits.shareBytes(quota, QuotaLimits.STOP_PCT))
            .ifPresent(bytes -> sizes.put(member.name(), bytes));
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
