package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;

/** Asks of members' metrics whether they were the same throughout. */
final class MemberChecks {
  private static final String LEADER_CHANGES = "etcd_server_leader_changes_seen_total";

  private MemberChecks() {}

  /**
   * What is wrong.
   *
   * @param known what was found already: a change of the leader is told once
   */
  static List<Finding> of(List<MemberMetrics> members, List<Finding> known) {
    List<Finding> findings = new ArrayList<>();
    members.stream()
        .filter(MemberMetrics::restarted)
        .forEach(
            member ->
                findings.add(
                    new Finding(
                        Code.MEMBER_RESTARTED,
                        "member "
                            + member.member()
                            + " was started anew while it was measured: its process is another one,"
                            + " or its counters began again")));
    if (known.stream().noneMatch(finding -> finding.code() == Code.LEADER_CHANGED)) {
      members.stream()
          .filter(member -> !member.restarted() && changes(member) > 0)
          .findFirst()
          .ifPresent(
              member ->
                  findings.add(
                      new Finding(
                          Code.LEADER_CHANGED,
                          String.format(
                              Locale.ROOT,
                              "member %s saw the leader change while it was measured, so often: %.0f (%s)",
                              member.member(),
                              changes(member),
                              LEADER_CHANGES))));
    }
    return findings;
  }

  private static double changes(MemberMetrics member) {
    return member.counter(LEADER_CHANGES).map(MetricReading.Counter::increase).orElse(0.0);
  }
}
