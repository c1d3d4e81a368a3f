package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsistencyFindingsTest {
  private static final MemberEntry M1 = entry("1", "m1");
  private static final MemberEntry M2 = entry("2", "m2");

  private static MemberEntry entry(String id, String name) {
    return new MemberEntry(id, name, List.of("http://" + name), List.of(), false);
  }

  private static ClusterSnapshot cluster(
      @Nullable List<MemberEntry> listed, @Nullable DataHashes hashes, String notHashed) {
    return new ClusterSnapshot(null, List.of(), List.of(), listed, List.of(), hashes, notHashed);
  }

  private static DataHashes hashes(@Nullable Long first, @Nullable Long second) {
    return new DataHashes(
        9L,
        List.of(
            new MemberHash("http://m1", first, null, first == null ? "refused" : ""),
            new MemberHash("http://m2", second, null, second == null ? "refused" : "")));
  }

  private static final ClusterSnapshot SOUND = cluster(List.of(M1, M2), hashes(255L, 255L), "");

  @Test
  void findsNothingInAClusterThatIsAsItWas() {
    assertThat(ConsistencyFindings.of(SOUND, SOUND)).isEmpty();
  }

  @Test
  void voidsARunAfterWhichDataDiffers() {
    List<Finding> findings =
        ConsistencyFindings.of(SOUND, cluster(List.of(M1, M2), hashes(255L, 254L), ""));

    assertThat(findings)
        .containsExactly(
            new Finding(
                Code.DATA_DIFFERS,
                "members hold different data after the load, by their hashes at revision 9:"
                    + " http://m1 ff, http://m2 fe"));
    assertThat(findings).allMatch(Finding::invalidates);
  }

  @Test
  void onlyNotesThatAMemberGaveNoHash() {
    assertThat(ConsistencyFindings.of(SOUND, cluster(List.of(M1, M2), hashes(255L, null), "")))
        .containsExactly(
            new Finding(
                Code.DATA_NOT_COMPARED,
                "whether all members hold the same data after the load is not known: http://m1 ff,"
                    + " http://m2 refused"));
  }

  @Test
  void notesOnceThatMembersWereNotAsked() {
    ClusterSnapshot large = cluster(List.of(M1, M2), null, "databases have up to 1.0 GiB");

    assertThat(ConsistencyFindings.of(large, large))
        .containsExactly(
            new Finding(
                Code.DATA_NOT_COMPARED,
                "whether all members hold the same data was not asked: databases have up to 1.0"
                    + " GiB"));
  }

  @Test
  void namesMembersThatJoinedLeftAndChanged() {
    MemberEntry renamed = entry("2", "other");
    ClusterSnapshot after = cluster(List.of(renamed, entry("3", "m3")), null, "");

    assertThat(ConsistencyFindings.of(SOUND, after))
        .containsExactly(
            new Finding(
                Code.MEMBERS_CHANGED,
                "the member list changed during the run: m1 (1) left, m2 (2) changed, m3 (3)"
                    + " joined"));
  }

  @Test
  void doesNotTakeAnUnknownMemberListForAChange() {
    assertThat(ConsistencyFindings.of(SOUND, cluster(null, null, ""))).isEmpty();
  }

  @Test
  void tellsTheAlarmOfAFullDatabaseFromOthers() {
    ClusterSnapshot alarmed =
        new ClusterSnapshot(
            null,
            List.of(),
            List.of(),
            List.of(M1, M2),
            List.of(new ActiveAlarm("1", "NOSPACE"), new ActiveAlarm("2", "CORRUPT")),
            null,
            "");

    assertThat(ConsistencyFindings.of(SOUND, alarmed))
        .extracting(Finding::code)
        .containsExactly(Code.NO_SPACE, Code.ALARM);
  }
}
