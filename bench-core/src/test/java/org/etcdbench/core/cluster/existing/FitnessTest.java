package org.etcdbench.core.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.binary.VersionPrefix;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.MemberEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitnessTest {
  private static final long MIB = 1 << 20;

  private final PeerViews views = new PeerViews();

  private static MemberStatus member(String name, String version, long mib, long quotaMib) {
    MemberStatus status =
        new MemberStatus(
            name,
            "http://" + name + ":2379",
            "id-" + name,
            version,
            false,
            false,
            2,
            9,
            9,
            mib * MIB,
            mib * MIB,
            List.of());
    return quotaMib == 0 ? status : status.withQuota(quotaMib * MIB);
  }

  private static MemberEntry entry(String name) {
    return new MemberEntry(
        "id-" + name,
        name,
        List.of("http://" + name + ":2380"),
        List.of("http://" + name + ":2379"),
        false);
  }

  private static ClusterSnapshot cluster(
      List<MemberStatus> members, List<MemberStatus> others, List<MemberEntry> listed) {
    return new ClusterSnapshot(null, members, others, listed, List.of(), null, "");
  }

  private List<String> refusals(ClusterSnapshot cluster, Allowance... allowed) {
    Set<Allowance> all = EnumSet.noneOf(Allowance.class);
    all.addAll(List.of(allowed));
    return new Fitness(cluster, views, all).refusals(10 * MIB, VersionPrefix.ANY);
  }

  private static ClusterSnapshot withoutM2() {
    return cluster(
        List.of(member("m1", "3.5.16", 1, 100)),
        List.of(MemberStatus.silent("m2", "http://m2:2379", "refused")),
        List.of(entry("m1"), entry("m2")));
  }

  @Test
  void hasNothingAgainstAHealthyCluster() {
    ClusterSnapshot cluster =
        cluster(
            List.of(member("m1", "3.5.16", 80, 100)),
            List.of(member("m2", "3.5.16", 1, 0)),
            List.of(entry("m1"), entry("m2")));

    assertThat(refusals(cluster)).isEmpty();
  }

  @Test
  void refusesAMemberThatNobodyTellsOfUnlessThatIsAllowed() {
    assertThat(refusals(withoutM2()))
        .containsExactly(
            "member m2 (id-m2) cannot be reached, and no other member tells whether it is there"
                + " (http://m2:2379: refused); name its endpoint, or give --allow-unreachable");
    assertThat(refusals(withoutM2(), Allowance.UNREACHABLE)).isEmpty();
  }

  @Test
  void takesAMemberForHealthyThatOthersAreConnectedTo() {
    views.add("m1", Map.of("id-m2", true));

    assertThat(refusals(withoutM2())).isEmpty();
  }

  @Test
  void refusesAMemberThatAnotherLostEvenIfUnreachableOnesAreAllowed() {
    views.add("m1", Map.of("id-m2", false));
    views.add("m3", Map.of("id-m2", true));

    assertThat(refusals(withoutM2(), Allowance.UNREACHABLE))
        .containsExactly(
            "member m2 (id-m2) is not healthy: m1 lost the connection to it (http://m2:2379:"
                + " refused)");
  }

  @Test
  void refusesAMemberThatWasAddedAndNeverStarted() {
    MemberEntry added = new MemberEntry("9", "", List.of("http://new:2380"), List.of(), false);
    ClusterSnapshot cluster =
        cluster(List.of(member("m1", "3.5.16", 1, 0)), List.of(), List.of(entry("m1"), added));

    assertThat(refusals(cluster, Allowance.UNREACHABLE))
        .containsExactly(
            "member 9 at http://new:2380 was added to the cluster and has not started yet");
  }

  @Test
  void refusesMembersOfAnotherVersionThanTheProfileAsksFor() {
    ClusterSnapshot cluster =
        cluster(
            List.of(member("m1", "3.5.16", 1, 0), member("m2", "3.4.30", 1, 0)),
            List.of(member("m3", "3.5.9", 1, 0)),
            List.of(entry("m1"), entry("m2"), entry("m3")));
    Fitness fitness = new Fitness(cluster, views, EnumSet.of(Allowance.MIXED_VERSIONS));

    assertThat(fitness.refusals(0, VersionPrefix.parse("3.5")))
        .containsExactly("the profile asks for etcd 3.5, m2 runs 3.4.30");
    assertThat(fitness.refusals(0, VersionPrefix.parse("3.5.9")))
        .containsExactly("the profile asks for etcd 3.5.9, m1 runs 3.5.16, m2 runs 3.4.30");
    assertThat(fitness.refusals(0, VersionPrefix.parse("3"))).isEmpty();
  }

  @Test
  void refusesMixedVersionsUnlessTheyAreAllowed() {
    ClusterSnapshot cluster =
        cluster(
            List.of(member("m1", "3.5.16", 1, 0)),
            List.of(member("m2", "3.4.30", 1, 0)),
            List.of(entry("m1"), entry("m2")));

    assertThat(refusals(cluster))
        .containsExactly(
            "the members run different versions of etcd: m1 3.5.16, m2 3.4.30; give"
                + " --allow-mixed-versions to measure the mixture");
    assertThat(refusals(cluster, Allowance.MIXED_VERSIONS)).isEmpty();
  }

  @Test
  void refusesAnyAlarm() {
    ClusterSnapshot cluster =
        new ClusterSnapshot(
            null,
            List.of(member("m1", "3.5.16", 1, 0)),
            List.of(),
            List.of(entry("m1")),
            List.of(new ActiveAlarm("id-m1", "NOSPACE"), new ActiveAlarm("id-m1", "CORRUPT")),
            null,
            "");

    assertThat(refusals(cluster, Allowance.values()))
        .containsExactly(
            "the cluster has an active alarm: NOSPACE on member id-m1, CORRUPT on member id-m1");
  }

  @ParameterizedTest
  @CsvSource({"80,false", "81,true"})
  void refusesADatabaseAboveFourFifthsOfItsQuotaWhateverIsAllowed(int mib, boolean refused) {
    ClusterSnapshot cluster =
        cluster(List.of(member("m1", "3.5.16", mib, 100)), List.of(), List.of(entry("m1")));

    assertThat(refusals(cluster, Allowance.values()))
        .isEqualTo(
            refused
                ? List.of(
                    "the database of m1 has 81.0 MiB, more than 80 % of its quota of 100.0 MiB;"
                        + " compact and defragment it, or raise its quota")
                : List.of());
  }

  @Test
  void refusesToWriteMoreThanFitsUnlessThatIsAllowed() {
    ClusterSnapshot cluster =
        cluster(List.of(member("m1", "3.5.16", 7, 17)), List.of(), List.of(entry("m1")));

    assertThat(refusals(cluster))
        .containsExactly(
            "the database of m1 has 7.0 MiB, what is to be written will need about 10.0 MiB more,"
                + " and together that is more than 95 % of its quota of 17.0 MiB; write less, or"
                + " give --allow-growth if history is compacted meanwhile");
    assertThat(refusals(cluster, Allowance.GROWTH)).isEmpty();
  }
}
