package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real members, well and unwell. */
class ClusterChecksIT {
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final long MIB = 1 << 20;

  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  private LocalClusters clusters(String version, String... args) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.version(version), workRoot, args), Time.SYSTEM);
  }

  private static List<URI> urls(Cluster cluster) {
    return cluster.endpoints().stream().map(Endpoint::uri).toList();
  }

  private static List<Check> check(List<URI> urls, Access access) throws InterruptedException {
    return new ClusterChecks(urls, access, Time.SYSTEM).run(WATCH, 10, progress -> {});
  }

  private static List<Check> check(Cluster cluster) throws InterruptedException {
    return check(urls(cluster), cluster.access());
  }

  private static Check one(List<Check> checks, Topic topic, String subject) {
    List<Check> found =
        checks.stream()
            .filter(check -> check.topic() == topic && check.subject().equals(subject))
            .toList();
    assertThat(found).as("%s of %s in %s", topic, subject, checks).hasSize(1);
    return found.get(0);
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
  void findsAHealthyClusterFit(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "well")) {
      requireFit(check(cluster), cluster);

      List<Check> one = check(urls(cluster).subList(0, 1), Access.OPEN);
      Check members = one(one, Topic.MEMBERS, "cluster");
      assertThat(members.verdict()).isEqualTo(Verdict.WARN);
      assertThat(members.found()).contains("m2").contains("m3").doesNotContain("m1");
    }
  }

  private static void requireFit(List<Check> checks, Cluster cluster) throws ClusterException {
    assertThat(checks)
        .filteredOn(check -> check.topic() != Topic.ROUND_TRIP)
        .noneMatch(check -> check.verdict() == Verdict.FAIL);
    for (Endpoint member : cluster.endpoints()) {
      String name = member.member();
      for (Topic topic : List.of(Topic.HEALTH, Topic.QUOTA, Topic.CLOCK, Topic.MEMBER_FILES)) {
        Check check = one(checks, topic, name);
        assertThat(check.verdict()).as("%s", check).isEqualTo(Verdict.PASS);
      }
      assertThat(one(checks, Topic.WAL_FSYNC, name).found()).contains("syncs since it started");
      assertThat(one(checks, Topic.BACKEND_COMMIT, name).found()).contains("commits since it");
      assertThat(one(checks, Topic.ROUND_TRIP, name).found()).startsWith("p50 ");
    }
    for (Topic topic :
        List.of(
            Topic.MEMBERS,
            Topic.ALARMS,
            Topic.VERSIONS,
            Topic.PERMISSION,
            Topic.LEADER,
            Topic.RAFT_LAG)) {
      Check check = one(checks, topic, "cluster");
      assertThat(check.verdict()).as("%s", check).isEqualTo(Verdict.PASS);
    }
    assertThat(one(checks, Topic.SHARED_HOST, "cluster").verdict()).isEqualTo(Verdict.WARN);
    assertThat(one(checks, Topic.LEADER, "cluster").found())
        .startsWith(cluster.control().leadership().toString())
        .contains("changes seen since start: m1 ");
  }

  /** One version will do: who is let into which is seen elsewhere. */
  @Test
  void looksIntoASecuredClusterAndNamesWhatAUserMayNot() throws Exception {
    LocalSecurity security = new LocalSecurity(true, true, workRoot.resolve("tls"));
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.secured(EtcdForTests.version("3.5"), workRoot, security),
                Time.SYSTEM);
        Cluster cluster = clusters.open(3, "secured");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0), cluster.access())) {
      requireFit(check(cluster), cluster);

      raw.addUser("reader", "secret", "");
      Access reader = new Access(cluster.access().tls(), new Credentials("reader", "secret"));
      List<Check> checks = check(urls(cluster), reader);
      assertThat(one(checks, Topic.PERMISSION, "cluster").verdict()).isEqualTo(Verdict.FAIL);
      assertThat(one(checks, Topic.HEALTH, "m1").verdict()).isEqualTo(Verdict.PASS);
      Check way = one(checks, Topic.ROUND_TRIP, "m1");
      assertThat(way.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(way.found()).contains("permission denied");

      List<Check> strange = check(urls(cluster), Access.OPEN);
      assertThat(strange).anyMatch(check -> check.topic() == Topic.HEALTH);
      assertThat(strange)
          .filteredOn(check -> check.topic() == Topic.HEALTH)
          .allMatch(check -> check.verdict() == Verdict.FAIL)
          .allMatch(check -> check.found().contains("certificate"));
    }
  }

  /** One version will do: that no answer comes does not depend on it, and waiting takes long. */
  @Test
  void isNotHinderedByAMemberThatWasKilledOrStopped() throws Exception {
    try (LocalClusters clusters = clusters("3.4");
        Cluster cluster = clusters.open(3, "hurt")) {
      String hurt = follower(cluster).member();
      ProcessHandle process = EtcdProcesses.member(workRoot, hurt);
      EtcdProcesses.pause(process);
      try {
        requireHurt(check(cluster), hurt, "deadline");
      } finally {
        EtcdProcesses.resume(process);
      }

      EtcdProcesses.kill(List.of(process));
      requireHurt(check(cluster), hurt, "refused");
    }
  }

  private static void requireHurt(List<Check> checks, String hurt, String why) {
    Check failed = one(checks, Topic.HEALTH, hurt);
    assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed.found()).contains(why).endsWith("; nothing else was asked of it");
    assertThat(checks).filteredOn(check -> check.subject().equals(hurt)).hasSize(1);
    List<String> others = new ArrayList<>(List.of("m1", "m2", "m3"));
    others.remove(hurt);
    for (String other : others) {
      assertThat(one(checks, Topic.HEALTH, other).verdict()).isEqualTo(Verdict.PASS);
      assertThat(one(checks, Topic.CLOCK, other).verdict()).isEqualTo(Verdict.PASS);
      assertThat(one(checks, Topic.QUOTA, other).verdict()).isEqualTo(Verdict.PASS);
    }
    assertThat(one(checks, Topic.LEADER, "cluster").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void failsAnAlarmAndADatabaseThatIsNearlyFull() throws Exception {
    try (LocalClusters clusters = clusters("3.4", "--quota-backend-bytes=" + 16 * MIB);
        Cluster cluster = clusters.open(1, "full");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      for (int n = 0; cluster.control().statuses().get(0).dbSizeBytes() <= 13 * MIB; n++) {
        byte[] key = ("their" + n).getBytes(StandardCharsets.US_ASCII);
        cluster.control().prefill(1, i -> key, i -> new byte[100_000]);
      }
      Check full = one(check(cluster), Topic.QUOTA, "m1");
      assertThat(full.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(full.found()).contains(" of 16.0 MiB (");

      raw.raiseNoSpace();
      List<Check> checks = check(cluster);
      assertThat(one(checks, Topic.ALARMS, "cluster").verdict()).isEqualTo(Verdict.FAIL);
      assertThat(one(checks, Topic.ALARMS, "cluster").found()).contains("NOSPACE on member ");
      assertThat(one(checks, Topic.HEALTH, "m1").found()).contains("active alarm NOSPACE");
    }
  }
}
