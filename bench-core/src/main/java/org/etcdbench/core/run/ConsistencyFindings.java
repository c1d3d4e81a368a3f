package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etcdbench.core.result.ClusterChange;
import org.etcdbench.core.result.ClusterChange.MemberChange;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.DataCheck;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.ListedMember;

/**
 * Whether a cluster was consistent after a run: the same members, which hold the same data, have
 * applied what was committed, and raise no alarm.
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
    all.data();
    all.lag();
    return List.copyOf(all.findings);
  }

  private void alarms() {
    after
        .raised()
        .forEach(
            alarm ->
                findings.add(
                    new Finding(
                        alarm.noSpace() ? Code.NO_SPACE : Code.ALARM,
                        "alarm " + alarm + " is raised after the run")));
  }

  private void memberList() {
    if (before.listed().isEmpty() || after.listed().isEmpty()) {
      return;
    }
    Map<String, ListedMember> then = byId(before.listed().get());
    Map<String, ListedMember> now = byId(after.listed().get());
    List<String> changes = new ArrayList<>();
    then.forEach(
        (id, member) -> {
          if (!now.containsKey(id)) {
            changes.add(member.label() + " went");
          } else if (!member.equals(now.get(id))) {
            changes.add(member.label() + " changed from " + member + " to " + now.get(id));
          }
        });
    now.forEach(
        (id, member) -> {
          if (!then.containsKey(id)) {
            changes.add(member.label() + " came");
          }
        });
    if (!changes.isEmpty()) {
      findings.add(
          new Finding(
              Code.MEMBERS_CHANGED,
              "the members are not the same after the run: " + String.join(", ", changes)));
    }
  }

  private static Map<String, ListedMember> byId(List<ListedMember> members) {
    return members.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .collect(
            Collectors.toMap(
                ListedMember::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private void data() {
    check(before, "before").ifPresent(findings::add);
    check(after, "after").ifPresent(findings::add);
  }

  private static Optional<Finding> check(ClusterSnapshot snapshot, String when) {
    return snapshot
        .sameData()
        .filter(check -> check.answer() != DataCheck.Answer.EQUAL)
        .map(
            check ->
                check.answer() == DataCheck.Answer.DIFFERENT
                    ? new Finding(
                        Code.DATA_DIFFERS,
                        "members hold different data "
                            + when
                            + " the run: hashes "
                            + check.evidence())
                    : new Finding(
                        Code.DATA_NOT_COMPARED,
                        "whether members hold the same data was not found out "
                            + when
                            + " the run: "
                            + check.reason()));
  }

  private void lag() {
    ClusterChange.between(before, after).stream()
        .flatMap(change -> change.members().stream())
        .filter(member -> member.lag() > CaughtUp.TOLERANCE)
        .map(ConsistencyFindings::lags)
        .forEach(findings::add);
  }

  private static Finding lags(MemberChange member) {
    return new Finding(
        Code.MEMBER_LAGS,
        "member "
            + member.name()
            + " had not applied "
            + member.lag()
            + " committed entries "
            + CaughtUp.LIMIT.toSeconds()
            + " s after the load");
  }
}
