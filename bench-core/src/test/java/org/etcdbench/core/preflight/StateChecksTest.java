package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.existing.Fitness;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHealth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateChecksTest {
  private static final Endpoint M1 = new Endpoint("m1", URI.create("http://203.0.113.1:2379"));
  private static final Endpoint M2 = new Endpoint("m2", URI.create("http://203.0.113.2:2379"));

  private static MemberStatus member(Endpoint endpoint, String version) {
    return member(endpoint, "id-" + endpoint.member(), version, 50);
  }

  private static MemberStatus member(Endpoint at, String id, String version, long sizeBytes) {
    String url = at.uri().toString();
    return new MemberStatus(
        at.member(), url, id, version, false, false, 2, 9, 9, sizeBytes, 1, List.of());
  }

  private static MemberEntry entry(String name) {
    return new MemberEntry("id-" + name, name, List.of(), List.of("http://" + name), false);
  }

  private static List<MemberEntry> entries(String... names) {
    return List.of(names).stream().map(StateChecksTest::entry).toList();
  }

  private static StateChecks checks(ClusterSnapshot snapshot, MemberFacts facts)
      throws InterruptedException {
    List<Endpoint> endpoints = List.of(M1, M2).subList(0, snapshot.members().size());
    List<MemberHealth> health =
        snapshot.members().stream()
            .map(m -> new MemberHealth(m.endpoint(), m.answered(), 1_500_000, error(m)))
            .toList();
    return new StateChecks(
        new ClusterLook(
            endpoints, health, snapshot, Fitness.of(snapshot, endpoints, facts, Set.of())));
  }

  private static String error(MemberStatus member) {
    return member.answered() ? "" : String.join("; ", member.errors());
  }

  private static StateChecks checks(List<MemberStatus> members, List<MemberEntry> listed)
      throws InterruptedException {
    return checks(
        new ClusterSnapshot(null, members, List.of(), listed, List.of(), null, ""),
        MemberFacts.NONE);
  }

  private static StateChecks healthy() throws InterruptedException {
    return checks(List.of(member(M1, "3.5.16"), member(M2, "3.5.16")), entries("m1", "m2"));
  }

  @Test
  void hasNothingAgainstAHealthyCluster() throws Exception {
    List<Check> checks = healthy().all();

    assertThat(checks)
        .extracting(Check::topic)
        .containsExactly(
            Topic.HEALTH,
            Topic.HEALTH,
            Topic.MEMBERS,
            Topic.ALARMS,
            Topic.VERSIONS,
            Topic.QUOTA,
            Topic.QUOTA,
            Topic.SHARED_HOST);
    assertThat(checks)
        .filteredOn(check -> check.topic() != Topic.QUOTA)
        .allMatch(check -> check.verdict() == Verdict.PASS);
    assertThat(checks.get(0).found()).isEqualTo("answered in 1.50 ms");
  }

  @Test
  void failsTheHealthOfAMemberThatDoesNotAnswerAndOfNoOther() throws Exception {
    MemberStatus silent = MemberStatus.silent("m2", "http://203.0.113.2:2379", "refused");
    StateChecks checks = checks(List.of(member(M1, "3.5.16"), silent), entries("m1", "m2"));

    assertThat(checks.health())
        .extracting(Check::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
    assertThat(checks.health().get(1).found()).isEqualTo("refused; nothing else was asked of it");
    assertThat(checks.members().verdict()).isEqualTo(Verdict.PASS);
    assertThat(checks.quotas()).extracting(Check::subject).containsExactly("m1");
  }

  @Test
  void warnsOfAMemberThatNoEndpointNamesAndFailsOneThatIsNotThere() throws Exception {
    ClusterSnapshot there =
        new ClusterSnapshot(
            null,
            List.of(member(M1, "3.5.16")),
            List.of(member(M2, "3.5.16")),
            entries("m1", "m2"),
            List.of(),
            null,
            "");
    ClusterSnapshot gone =
        new ClusterSnapshot(
            null,
            List.of(member(M1, "3.5.16")),
            List.of(MemberStatus.silent("m2", "http://203.0.113.2:2379", "refused")),
            entries("m1", "m2"),
            List.of(),
            null,
            "");
    MemberFacts apart =
        asked -> Optional.of(new MemberFacts.Facts(OptionalLong.empty(), Map.of("id-m2", false)));

    Check unnamed = checks(there, MemberFacts.NONE).members();
    assertThat(unnamed.verdict()).isEqualTo(Verdict.WARN);
    assertThat(unnamed.found()).isEqualTo("m2 named by no endpoint: no load would go there");
    Check missing = checks(gone, apart).members();
    assertThat(missing.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(missing.found())
        .isEqualTo(
            "member m2 (id-m2) is not healthy: m1 lost the connection to it"
                + " (http://203.0.113.2:2379: refused)");
  }

  @Test
  void failsMembersOfTwoClustersAndOneNamedTwice() throws Exception {
    MemberStatus same = member(M2, "id-m1", "3.5.16", 50);
    assertThat(checks(List.of(member(M1, "3.5.16"), same), entries("m1")).members().found())
        .isEqualTo("http://203.0.113.1:2379 and http://203.0.113.2:2379 are the same member");
    Check foreign =
        checks(List.of(member(M1, "3.5.16"), member(M2, "3.5.16")), entries("m1")).members();
    assertThat(foreign.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(foreign.found()).isEqualTo("http://203.0.113.2:2379 belongs to another cluster");
  }

  @Test
  void failsAnAlarmAndMixedVersions() throws Exception {
    ClusterSnapshot snapshot =
        new ClusterSnapshot(
            null,
            List.of(member(M1, "3.5.16"), member(M2, "3.4.30")),
            List.of(),
            entries("m1", "m2"),
            List.of(new ActiveAlarm("id-m1", "NOSPACE")),
            null,
            "");
    StateChecks checks = checks(snapshot, MemberFacts.NONE);

    assertThat(checks.alarms().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(checks.alarms().found())
        .isEqualTo("the cluster has an active alarm: NOSPACE on member id-m1");
    assertThat(checks.versions().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(checks.versions().found()).contains("m1 3.5.16, m2 3.4.30");
  }

  @Test
  void saysThatItDoesNotKnowWhatItMayNotAsk() throws Exception {
    StateChecks checks =
        checks(
            new ClusterSnapshot(
                null, List.of(member(M1, "3.5.16")), List.of(), null, null, null, ""),
            MemberFacts.NONE);

    assertThat(checks.alarms().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(checks.members().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(checks.quotas().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(checks.quotas().get(0).found()).isEqualTo("50 B; its quota cannot be had");
  }

  @ParameterizedTest
  @CsvSource({"1, PASS", "800, PASS", "801, FAIL"})
  void holdsADatabaseToTheShareOfItsQuotaAtWhichARunRefuses(long size, Verdict expected) {
    Check check = StateChecks.quota(member(M1, "id-m1", "3.5.16", size).withQuota(1000));

    assertThat(check.verdict()).isEqualTo(expected);
    assertThat(check.limit()).isEqualTo("database <= 80% of quota");
  }

  @Test
  void warnsOfAMachineThatIsShared() throws Exception {
    Endpoint here = new Endpoint("m1", URI.create("http://127.0.0.1:2379"));
    ClusterLook away = healthy().look();
    Check check =
        new StateChecks(
                new ClusterLook(List.of(here), away.health(), away.snapshot(), away.fitness()))
            .sharedHost();

    assertThat(check.verdict()).isEqualTo(Verdict.WARN);
    assertThat(check.found()).isEqualTo("m1 and the generator run on one machine");
  }

  @Test
  void knowsASilentMemberByWhereTheListSaysThatItIs() {
    List<MemberEntry> listed =
        List.of(
            new MemberEntry("id-m1", "one", List.of(), List.of("http://elsewhere:1"), false),
            new MemberEntry("x", "two", List.of(), List.of("http://203.0.113.2:2379"), false));

    assertThat(
            ClusterLook.named(
                List.of(M1.uri(), M2.uri(), URI.create("http://203.0.113.3:2379")),
                List.of(
                    member(M1, "3.5.16"),
                    MemberStatus.silent("", "", "refused"),
                    MemberStatus.silent("", "", "refused")),
                listed))
        .extracting(Endpoint::member)
        .containsExactly("one", "two", "203.0.113.3:2379");
  }
}
