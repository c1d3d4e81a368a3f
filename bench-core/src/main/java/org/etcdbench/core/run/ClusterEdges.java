package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.CaughtUp;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;

/** Looks at a cluster before a run and after it, when nothing is measured. */
final class ClusterEdges {
  private final Cluster cluster;
  private final Time time;
  private ClusterSnapshot before = ClusterSnapshot.NONE;

  ClusterEdges(Cluster cluster, Time time) {
    this.cluster = cluster;
    this.time = time;
  }

  /** The cluster before the load. */
  ClusterSnapshot before(List<Finding> findings) throws InterruptedException {
    before = cluster.snapshot(true);
    if (!cluster.keyPrefix().isEmpty()) {
      quotaUnknown().ifPresent(findings::add);
      notTold().ifPresent(findings::add);
    }
    return before;
  }

  private Optional<Finding> quotaUnknown() {
    String unknown =
        before.members().stream()
            .filter(member -> member.quota().isEmpty())
            .map(MemberStatus::name)
            .collect(Collectors.joining(", "));
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Code.QUOTA_UNKNOWN,
                "the quota of " + unknown + " is not known: how full it may get was not watched"));
  }

  private Optional<Finding> notTold() {
    List<String> missing = new ArrayList<>();
    if (before.listed().isEmpty()) {
      missing.add("the member list");
    }
    if (before.alarms() == null) {
      missing.add("the alarms");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Code.NOT_TOLD,
                "the members did not tell "
                    + String.join(" and ", missing)
                    + ", perhaps as the user may not ask: what became of that was not watched"));
  }

  /** The cluster after the load, when members had time to catch up; never throws for a member. */
  ClusterSnapshot after(List<Finding> findings) {
    boolean hurry = has(findings, Code.INTERRUPTED);
    try {
      List<String> behind = hurry ? List.of() : CaughtUp.await(cluster.control(), time);
      ClusterSnapshot after = cluster.snapshot(!hurry);
      lost(after, findings);
      behind.forEach(lag -> findings.add(new Finding(Code.MEMBER_LAGS, lag)));
      ConsistencyFindings.of(before, after).stream()
          .filter(finding -> finding.code() != Code.NO_SPACE || !has(findings, Code.NO_SPACE))
          .forEach(findings::add);
      return after;
    } catch (InterruptedException e) {
      findings.add(new Finding(Code.INTERRUPTED, "the run was interrupted at its end"));
      return ClusterSnapshot.NONE;
    }
  }

  private void lost(ClusterSnapshot after, List<Finding> findings) {
    if (!has(findings, Code.MEMBER_LOST)) {
      findings.addAll(new ClusterFindings(cluster).lost(after.members()));
    }
  }

  private static boolean has(List<Finding> findings, Code code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
