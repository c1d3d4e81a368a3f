package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.MemberMetrics;
import org.junit.jupiter.api.Test;

class MemberChecksTest {
  private static final String CHANGES = "etcd_server_leader_changes_seen_total";

  private static MemberMetrics member(String name, boolean restarted, double changes) {
    return MembersRead.member(name, restarted, Map.of(CHANGES, MembersRead.grew(changes)));
  }

  @Test
  void hasNothingToSayOfMembersThatWereTheSameThroughout() {
    MemberMetrics silent = MembersRead.member("m2", false, Map.of());

    assertThat(MemberChecks.of(List.of(member("m1", false, 0), silent), List.of())).isEmpty();
    assertThat(MemberChecks.of(List.of(), List.of())).isEmpty();
  }

  @Test
  void voidsARunInWhichAMemberWasStartedAnew() {
    // it saw its own first leader, which is no change
    List<MemberMetrics> members = List.of(member("m1", false, 0), member("m2", true, 1));

    assertThat(MemberChecks.of(members, List.of()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.MEMBER_RESTARTED);
              assertThat(finding.invalidates()).isTrue();
              assertThat(finding.message()).startsWith("member m2 was started anew");
            });
  }

  @Test
  void tellsAChangeOfTheLeaderOnceHoweverManySawIt() {
    List<MemberMetrics> members = List.of(member("m1", false, 2), member("m2", false, 2));

    assertThat(MemberChecks.of(members, List.of()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.LEADER_CHANGED);
              assertThat(finding.invalidates()).isTrue();
              assertThat(finding.message())
                  .isEqualTo(
                      "member m1 saw the leader change while it was measured, so often: 2 ("
                          + CHANGES
                          + ")");
            });
  }

  @Test
  void doesNotRepeatAChangeThatIsKnown() {
    Finding known = new Finding(Code.LEADER_CHANGED, "from m1 to m2");

    assertThat(MemberChecks.of(List.of(member("m1", false, 1)), List.of(known))).isEmpty();
    assertThat(MemberChecks.of(List.of(member("m1", true, 1)), List.of(known)))
        .extracting(Finding::code)
        .containsExactly(Code.MEMBER_RESTARTED);
  }
}
