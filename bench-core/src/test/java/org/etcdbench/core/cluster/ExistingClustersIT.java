package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's members: real ones, which the tests hold and the product is only told of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExistingClustersIT {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String FOREIGN = "/etcd-bench0";

  private LocalClusters local;
  private Cluster cluster;
  private Cluster single;
  private RawEtcd raw;
  private int runIds;
  private String runId;

  @BeforeAll
  void openClusters() throws Exception {
    local = EtcdForTests.clusters("existing");
    cluster = local.open(3, "three");
    single = local.open(1, "one");
    raw = new RawEtcd(cluster.endpoints().get(0));
    raw.put(FOREIGN, "kept");
    raw.put("/etcd-bench/other/key", "kept");
  }

  @AfterAll
  void closeClusters() throws Exception {
    raw.close();
    cluster.close();
    single.close();
    local.close();
  }

  @BeforeEach
  void takeRunId() {
    runId = "run" + ++runIds;
  }

  private static List<URI> urls(Cluster cluster) {
    return cluster.endpoints().stream().map(Endpoint::uri).toList();
  }

  private ExistingClusters existing(List<URI> urls) {
    return new ExistingClusters(urls, runId, false, Access.OPEN, Time.SYSTEM);
  }

  @Test
  void findsSizeAndNamesOfTheMembers() throws Exception {
    ExistingClusters clusters = existing(urls(cluster));

    assertThat(clusters.size()).isEqualTo(3);
    assertThat(clusters.names()).containsExactly("m1", "m2", "m3");
    assertThat(clusters.describe()).startsWith("existing members at http://127.0.0.1:");
  }

  @Test
  void countsMembersThatItWasNotTold() throws Exception {
    ExistingClusters clusters = existing(urls(cluster).subList(1, 2));

    assertThat(clusters.size()).isEqualTo(3);
    assertThat(clusters.names()).containsExactly("m2");
  }

  @Test
  void opensTheMembersUnderAPrefixOfItsOwn() throws Exception {
    try (Cluster opened = existing(urls(cluster)).open(3, "r1")) {
      assertThat(opened.endpoints()).isEqualTo(cluster.endpoints());
      assertThat(opened.keyPrefix()).isEqualTo("/etcd-bench/" + runId + "/");
      assertThat(opened.control().statuses()).hasSize(3).allMatch(MemberStatus::answered);
      assertThat(opened.control().leadership()).isEqualTo(cluster.control().leadership());
      assertThat(opened.gone()).isEmpty();
      assertThat(opened.sharedHost()).contains("m1, m2, m3 and the generator run on one machine");
    }
  }

  @Test
  void deletesItsOwnKeysAndNoOthers() throws Exception {
    try (Cluster opened = existing(urls(cluster)).open(3, "r1")) {
      prefill(opened, 250);
      assertThat(raw.get(opened.keyPrefix() + "0")).containsExactly("value");
    }
    requireForeignKeysOnly();
  }

  private static void prefill(Cluster opened, int count) throws ClusterException {
    opened.control().prefill(count, i -> bytes(opened.keyPrefix() + i), i -> bytes("value"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void requireForeignKeysOnly() {
    assertThat(raw.count()).isEqualTo(2);
    assertThat(raw.get(FOREIGN)).containsExactly("kept");
    assertThat(raw.get("/etcd-bench/other/key")).containsExactly("kept");
  }

  @Test
  void keepsItsKeysIfToldSoAndWritesOnAmongThem() throws Exception {
    ExistingClusters keeping =
        new ExistingClusters(urls(cluster), runId, true, Access.OPEN, Time.SYSTEM);
    try (Cluster opened = keeping.open(3, "r1")) {
      prefill(opened, 1);
    }
    assertThat(raw.get("/etcd-bench/" + runId + "/0")).containsExactly("value");
    try (Cluster again = keeping.open(3, "r2")) {
      prefill(again, 2);
    }
    assertThat(raw.get("/etcd-bench/" + runId + "/1")).containsExactly("value");

    // what was kept is foreign to the next who comes with this id
    refuses(
        existing(urls(cluster)),
        "the prefix /etcd-bench/"
            + runId
            + "/ holds 2 keys that are not ours; nothing was written");
    assertThat(raw.count()).isEqualTo(4);
    raw.delete("/etcd-bench/" + runId + "/0");
    raw.delete("/etcd-bench/" + runId + "/1");
  }

  @Test
  void refusesAPrefixThatHoldsForeignKeys() {
    String key = "/etcd-bench/" + runId + "/theirs";
    raw.put(key, "theirs");

    refuses(existing(urls(cluster)), "holds 1 keys that are not ours");
    assertThat(raw.get(key)).containsExactly("theirs");
    raw.delete(key);
    requireForeignKeysOnly();
  }

  private void refuses(ExistingClusters clusters, String... words) {
    fails(() -> clusters.open(3, "refused"), words);
  }

  /** Fails with these words, and soon: nobody waits for a cluster that cannot be had. */
  private static void fails(ThrowingCallable call, String... words) {
    long startedNs = Time.SYSTEM.nanoTime();
    assertThatThrownBy(call)
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessageContainingAll(words);
    assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs)).isLessThan(SOON);
  }

  @Test
  void namesAnEndpointWhereNobodyListens() throws Exception {
    List<URI> urls = new ArrayList<>(urls(cluster));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      urls.add(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
    }
    ExistingClusters clusters = existing(urls);

    fails(clusters::size, "not every endpoint answers", urls.get(3).toString(), "refused");
    fails(clusters::names, "not every endpoint answers", urls.get(3).toString(), "refused");
    refuses(clusters, "not every endpoint answers", urls.get(3).toString(), "refused");
  }

  @Test
  void namesAnEndpointThatAcceptsAndSaysNothing() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      URI silent = URI.create("http://127.0.0.1:" + socket.getLocalPort());

      fails(existing(List.of(silent))::size, silent.toString(), "no answer within the deadline");
    }
  }

  @Test
  void refusesTheSameMemberTwice() {
    URI url = urls(cluster).get(0);
    URI alias = URI.create("http://localhost:" + url.getPort());

    refuses(
        existing(List.of(url, alias)),
        "endpoints " + url + " and " + alias + " are the same member, m1");
  }

  @Test
  void refusesMembersOfTwoClusters() {
    URI stranger = urls(single).get(0);

    refuses(
        existing(List.of(urls(cluster).get(0), stranger)),
        stranger + " belongs to another cluster than the first endpoint");
  }

  @Test
  void refusesAClusterWithAnActiveAlarm() throws Exception {
    String id = single.control().statuses().get(0).id();
    try (RawEtcd member = new RawEtcd(single.endpoints().get(0))) {
      member.raiseNoSpace();
      try {
        refuses(existing(urls(single)), "active alarm: NOSPACE on member " + id);
        assertThat(member.count()).isZero();
      } finally {
        member.clearNoSpace();
      }
    }
    existing(urls(single)).open(1, "r2").close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void refusesAClusterThatLostItsMajority(
      String version, @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot)
      throws Exception {
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
        Cluster lost = clusters.open(3, "lost")) {
      EtcdProcesses.kill(
          List.of(EtcdProcesses.member(workRoot, "m1"), EtcdProcesses.member(workRoot, "m2")));
      List<URI> urls = urls(lost);

      refuses(existing(urls), "not every endpoint answers", urls.get(0).toString());
      awaitNoLeader(lost.endpoints().get(2));
      refuses(existing(urls.subList(2, 3)), "the members have no leader that they agree on: m3 at");
    }
  }

  /** The last member goes on to know the leader for an election timeout. */
  private static void awaitNoLeader(Endpoint last) {
    long startedNs = Time.SYSTEM.nanoTime();
    try (RawEtcd member = new RawEtcd(last)) {
      while (member.knowsLeader()) {
        assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs))
            .isLessThan(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void measuresOneMemberThatDoesNotLead() throws Exception {
    String leader = cluster.control().leadership().leader();
    Endpoint follower =
        cluster.endpoints().stream()
            .filter(endpoint -> !endpoint.member().equals(leader))
            .findFirst()
            .orElseThrow();
    try (Cluster opened = existing(List.of(follower.uri())).open(3, "r1")) {
      assertThat(opened.endpoints()).containsExactly(follower);
      assertThat(opened.control().leadership()).isEqualTo(cluster.control().leadership());
    }
  }
}
