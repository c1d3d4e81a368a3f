package org.etcdbench.core.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.LearnerProcess;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.core.result.member.DefragStep.Outcome;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real members, asked and told what an operator asks and tells them. */
class OperatorIT {
  private static final DefragListener NOBODY =
      new DefragListener() {
        @Override
        public void begins(String endpoint, boolean leader, long sizeBytes) {
          // the report says it too
        }

        @Override
        public void ended(DefragStep step) {
          // the report says it too
        }
      };

  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  private LocalClusters clusters(String version, String... args) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.version(version), workRoot, args), Time.SYSTEM);
  }

  private static List<URI> urls(Cluster... clusters) {
    return List.of(clusters).stream()
        .flatMap(cluster -> cluster.endpoints().stream())
        .map(Endpoint::uri)
        .toList();
  }

  private static List<String> texts(List<URI> urls) {
    return urls.stream().map(URI::toString).toList();
  }

  private static Operator open(List<URI> urls) throws ClusterException {
    return Operator.open(urls, Access.OPEN, Time.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void findsAllWellWhereAllIs(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "well");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0));
        Operator operator = open(urls(cluster))) {
      raw.put("key", "value");

      assertThat(operator.statuses()).hasSize(3).allMatch(MemberStatus::answered);
      assertThat(operator.health())
          .hasSize(3)
          .allMatch(MemberHealth::healthy)
          .allMatch(health -> health.tookNs() > 0);
      assertThat(operator.alarms()).isEmpty();
      assertThat(operator.disarm()).isEmpty();
      requireMembers(operator.members(), cluster);
      DataHashes hashes = operator.hashes();
      assertThat(hashes.verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
      assertThat(hashes.revision()).isEqualTo(raw.revision());
      assertThat(hashes.members())
          .extracting(MemberHash::hash)
          .containsOnly(Integer.toUnsignedLong(raw.hash(raw.revision())));
      assertThat(hashes.members()).extracting(MemberHash::compactRevision).containsOnlyNulls();
      long compacted = raw.revision();
      raw.compact(compacted);
      // of the compacted revision itself, some versions keep the hash that it had before
      raw.put("key", "another");
      requireApplied(cluster, compacted + 1);
      assertThat(operator.hashes().members())
          .extracting(MemberHash::compactRevision)
          .containsOnly(compacted);
    }
  }

  /** It serves no reads through the leader, which is no reason to leave the others as they are. */
  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void isNotHinderedByALearner(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(1, "with-learner");
        LearnerProcess learner =
            LearnerProcess.join(
                EtcdForTests.version(version), workRoot, cluster.endpoints().get(0))) {
      URI voter = cluster.endpoints().get(0).uri();
      try (Operator operator = open(List.of(voter, learner.endpoint().uri()))) {
        assertThat(operator.statuses())
            .extracting(MemberStatus::learner)
            .containsExactly(false, true);
        assertThat(operator.health()).hasSize(2).allMatch(MemberHealth::healthy);

        DefragReport report = operator.defragment(NOBODY);

        assertThat(report.complete()).as("%s", report).isTrue();
        assertThat(report.steps())
            .extracting(DefragStep::endpoint, DefragStep::outcome)
            .containsExactly(
                tuple(voter.toString(), Outcome.DONE),
                tuple(learner.endpoint().uri().toString(), Outcome.LEARNER));
        assertThat(operator.hashes().verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
      }
    }
  }

  /** A follower may apply a moment later what is known to be written. */
  private static void requireApplied(Cluster cluster, long revision) throws Exception {
    for (Endpoint endpoint : cluster.endpoints()) {
      try (RawEtcd member = new RawEtcd(endpoint)) {
        assertThat(member.revision()).isEqualTo(revision);
      }
    }
  }

  private static void requireMembers(List<MemberEntry> members, Cluster cluster) {
    assertThat(members).allMatch(MemberEntry::started).noneMatch(MemberEntry::learner);
    assertThat(members).extracting(MemberEntry::name).containsExactlyInAnyOrder("m1", "m2", "m3");
    assertThat(members)
        .flatExtracting(MemberEntry::clientUrls)
        .containsExactlyInAnyOrderElementsOf(texts(urls(cluster)));
    assertThat(members).flatExtracting(MemberEntry::peerUrls).hasSize(3).doesNotHaveDuplicates();
    assertThat(members)
        .extracting(MemberEntry::id)
        .containsExactlyInAnyOrderElementsOf(
            cluster.control().statuses().stream().map(MemberStatus::id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void hidesNoMemberBehindOneThatIsDown(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "down")) {
      Endpoint killed = follower(cluster);
      int at = cluster.endpoints().indexOf(killed);
      EtcdProcesses.kill(List.of(EtcdProcesses.member(workRoot, killed.member())));

      try (Operator operator = open(urls(cluster))) {
        List<MemberStatus> statuses = operator.statuses();
        assertThat(statuses).filteredOn(MemberStatus::answered).hasSize(2);
        assertThat(statuses.get(at).answered()).isFalse();
        assertThat(statuses.get(at).errors().toString()).contains("refused");

        List<MemberHealth> health = operator.health();
        assertThat(health).filteredOn(MemberHealth::healthy).hasSize(2);
        assertThat(health.get(at).error()).contains("refused");

        DataHashes hashes = operator.hashes();
        assertThat(hashes.verdict()).isEqualTo(DataHashes.Verdict.UNKNOWN);
        assertThat(hashes.members()).filteredOn(member -> member.hash() != null).hasSize(2);
        assertThat(hashes.members().get(at).error()).contains("refused");

        assertThat(operator.members()).hasSize(3);
        assertThat(operator.alarms()).isEmpty();

        DefragReport defrag = operator.defragment(NOBODY);
        assertThat(defrag.complete()).isFalse();
        assertThat(defrag.trouble()).contains(killed.uri() + " is not healthy", "refused");
        assertThat(defrag.steps()).hasSize(3).allMatch(step -> step.outcome() == Outcome.NOT_DONE);
      }
    }
  }

  private static Endpoint follower(Cluster cluster) throws ClusterException {
    String leader = cluster.control().leadership().leader();
    return cluster.endpoints().stream()
        .filter(endpoint -> !endpoint.member().equals(leader))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void findsAllMembersThroughOne(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "all");
        Operator operator = open(urls(cluster).subList(1, 2))) {
      assertThat(operator.statuses()).hasSize(1);
      assertThat(operator.urls()).containsExactly(urls(cluster).get(1));
      MemberUrls all = operator.memberUrls();
      assertThat(all.urls()).containsExactlyInAnyOrderElementsOf(urls(cluster));
      assertThat(all.leftOut()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void hidesNoMemberBehindAnUrlThatCannotBeUsed(String version) throws Exception {
    try (LocalClusters clusters = clusters(version, "--advertise-client-urls=unix://localhost:1");
        Cluster cluster = clusters.open(3, "unix");
        Operator operator = open(urls(cluster).subList(1, 3))) {
      MemberUrls all = operator.memberUrls();

      assertThat(all.urls()).containsExactlyInAnyOrderElementsOf(urls(cluster).subList(1, 3));
      assertThat(all.leftOut())
          .singleElement()
          .asString()
          .startsWith("member m1 is not asked: ")
          .contains("unix://localhost:1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void callsDataDifferentThatIs(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster one = clusters.open(1, "one");
        Cluster other = clusters.open(1, "other");
        RawEtcd toOne = new RawEtcd(one.endpoints().get(0));
        RawEtcd toOther = new RawEtcd(other.endpoints().get(0));
        Operator operator = open(urls(one, other))) {
      toOne.put("key", "value");
      toOther.put("key", "another");
      DataHashes different = operator.hashes();
      assertThat(different.verdict()).isEqualTo(DataHashes.Verdict.DIFFERENT);
      assertThat(different.revision()).isEqualTo(2);

      // at the revision that both have reached they are still the same
      try (Cluster third = clusters.open(1, "third");
          Operator both = open(urls(one, third))) {
        DataHashes equal = both.hashes();
        assertThat(equal.verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
        assertThat(equal.revision()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void listsAnAlarmThatAFullDatabaseRaisedAndTakesItBack(String version) throws Exception {
    try (LocalClusters clusters = clusters(version, "--quota-backend-bytes=1000000");
        Cluster cluster = clusters.open(3, "full");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0));
        Operator operator = open(urls(cluster))) {
      fill(raw);

      List<ActiveAlarm> alarms = operator.alarms();
      assertThat(alarms).isNotEmpty().extracting(ActiveAlarm::kind).containsOnly("NOSPACE");
      assertThat(cluster.control().statuses())
          .extracting(MemberStatus::id)
          .containsAll(alarms.stream().map(ActiveAlarm::memberId).toList());
      assertThat(operator.health())
          .noneMatch(MemberHealth::healthy)
          .allMatch(health -> health.error().contains("active alarm NOSPACE on member "));
      assertThat(operator.statuses()).allMatch(status -> !status.errors().isEmpty());
      // a full database is what to defragment for, so an alarm does not stand against it
      assertThat(operator.defragment(NOBODY).complete()).isTrue();

      assertThat(operator.disarm()).isNotEmpty().allMatch(alarm -> alarm.kind().equals("NOSPACE"));

      assertThat(operator.alarms()).isEmpty();
      assertThat(operator.health()).allMatch(MemberHealth::healthy);
    }
  }

  private static void fill(RawEtcd raw) {
    String value = "x".repeat(100_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                raw.put("key" + i, value);
              }
            })
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("database space exceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void defragmentsFollowersFirstAndTheLeaderLast(
      String version, @TempDir(factory = EtcdForTests.TempDirs.class) Path logs) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "defrag");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0));
        Operator operator = open(urls(cluster))) {
      leaveFreePages(raw);
      String leader = cluster.control().leadership().leader();
      List<String> told = new ArrayList<>();

      DefragReport report = operator.defragment(new Telling(told));

      assertThat(report.complete()).isTrue();
      assertThat(report.steps()).extracting(DefragStep::leader).containsExactly(false, false, true);
      assertThat(report.steps())
          .extracting(DefragStep::endpoint)
          .containsExactlyInAnyOrderElementsOf(texts(urls(cluster)));
      assertThat(report.steps()).allSatisfy(OperatorIT::requireFreed);
      assertThat(told)
          .containsExactlyElementsOf(
              report.steps().stream()
                  .flatMap(
                      step ->
                          List.of("begins " + step.endpoint(), "ended " + step.endpoint()).stream())
                  .toList());
      cluster.keepLogs(logs);
      assertThat(defragmentedByTheirLogs(logs)).hasSize(3).last().isEqualTo(leader);
    }
  }

  private record Telling(List<String> told) implements DefragListener {
    @Override
    public void begins(String endpoint, boolean leader, long sizeBytes) {
      told.add("begins " + endpoint);
    }

    @Override
    public void ended(DefragStep step) {
      told.add("ended " + step.endpoint());
    }
  }

  private static void leaveFreePages(RawEtcd raw) {
    String value = "x".repeat(100_000);
    for (int i = 0; i < 60; i++) {
      raw.put("key" + i, value);
    }
    raw.deleteAll();
    raw.compact(raw.revision());
  }

  private static void requireFreed(DefragStep step) {
    assertThat(step.sizeBeforeBytes()).isGreaterThan(6_000_000);
    assertThat(step.sizeAfterBytes()).isBetween(1L, 1_000_000L);
    assertThat(step.tookNs()).isPositive();
    assertThat(step.blockedNs()).isPositive();
    assertThat(step.error()).isEmpty();
  }

  /** The members' names in the order in which they say that they began. */
  private static List<String> defragmentedByTheirLogs(Path logs) throws Exception {
    Pattern began = Pattern.compile("\"ts\":\"([^\"]+)\".*\"msg\":\"defragmenting\"");
    record Begin(String at, String member) {}
    List<Begin> begins = new ArrayList<>();
    for (String member : List.of("m1", "m2", "m3")) {
      for (String line : Files.readAllLines(logs.resolve(member + ".log"))) {
        Matcher matcher = began.matcher(line);
        if (matcher.find()) {
          begins.add(new Begin(matcher.group(1), member));
        }
      }
    }
    return begins.stream().sorted(Comparator.comparing(Begin::at)).map(Begin::member).toList();
  }
}
