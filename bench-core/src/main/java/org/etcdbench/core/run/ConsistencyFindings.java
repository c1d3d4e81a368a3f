package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;

/**
 * Whether a cluster was consistent at the edges of a run: the same members, which hold the same
 * data and raise no alarm.
 */
final class ConsistencyFindings {
  private final ClusterSnapshot before;
  private final ClusterSnapshot after;
  private final List<Finding> findings = new ArrayList<>();

  private ConsistencyFindings(ClusterSnapshot before, ClusterSnapshot after) {
    this.before = before;
    this.after = after;
  }

  /** What is to be said of it; nothing if it was. */
  static List<Finding> of(ClusterSnapshot before, ClusterSnapshot after) {
    ConsistencyFindings all = new ConsistencyFindings(before, after);
    all.alarms();
    all.memberList();
    all.data(before, "before");
    all.data(after, "after");
    return all.findings.stream().distinct().toList();
  }

  private void add(Code code, String message) {
    findings.add(new Finding(code, message));
  }

  private void alarms() {
    after
        .raised()
        .forEach(
            alarm ->
                add(
                    alarm.noSpace() ? Code.NO_SPACE : Code.ALARM,
                    "after the load the alarm "
                        + alarm.kind()
                        + " is raised on member "
                        + alarm.memberId()));
  }

  private void memberList() {
    if (before.listed().isEmpty() || after.listed().isEmpty()) {
      return;
    }
    Map<String, MemberEntry> then = byId(before.listed().get());
    Map<String, MemberEntry> now = byId(after.listed().get());
    List<String> changes = new ArrayList<>();
    then.forEach(
        (id, member) -> {
          if (!member.equals(now.get(id))) {
            changes.add(now.containsKey(id) ? label(member) + " changed" : label(member) + " left");
          }
        });
    now.forEach(
        (id, member) -> {
          if (!then.containsKey(id)) {
            changes.add(label(member) + " joined");
          }
        });
    if (!changes.isEmpty()) {
      add(
          Code.MEMBERS_CHANGED,
          "the member list changed during the run: " + String.join(", ", changes));
    }
  }

  private static Map<String, MemberEntry> byId(List<MemberEntry> members) {
    Map<String, MemberEntry> byId = new TreeMap<>();
    members.forEach(member -> byId.put(member.id(), member));
    return byId;
  }

  private static String label(MemberEntry member) {
    return member.name() + " (" + member.id() + ")";
  }

  private void data(ClusterSnapshot snapshot, String when) {
    snapshot.data().ifPresent(hashes -> compared(hashes, when));
    if (!snapshot.notHashed().isEmpty()) {
      add(
          Code.DATA_NOT_COMPARED,
          "whether all members hold the same data was not asked: " + snapshot.notHashed());
    }
  }

  private void compared(DataHashes hashes, String when) {
    switch (hashes.verdict()) {
      case EQUAL -> {
        // as it should be
      }
      case DIFFERENT ->
          add(
              Code.DATA_DIFFERS,
              "members hold different data "
                  + when
                  + " the load, by their hashes at revision "
                  + hashes.revision()
                  + ": "
                  + text(hashes));
      case UNKNOWN ->
          add(
              Code.DATA_NOT_COMPARED,
              "whether all members hold the same data "
                  + when
                  + " the load is not known: "
                  + text(hashes));
    }
  }

  private static String text(DataHashes hashes) {
    return hashes.members().stream()
        .map(ConsistencyFindings::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(MemberHash member) {
    return member.endpoint()
        + " "
        + (member.hash() == null ? member.error() : Long.toHexString(member.hash()))
        + Objects.requireNonNullElse(
            member.compactRevision() == null
                ? null
                : " (compacted up to " + member.compactRevision() + ")",
            "");
  }
}
