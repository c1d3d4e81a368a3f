package org.etcdbench.core.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.SharedHost;
import org.etcdbench.core.cluster.binary.VersionPrefix;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.ClusterSnapshot;
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

  private static ExistingClusters existing(ExistingSettings settings) {
    return new ExistingClusters(
        settings, Access.OPEN, new FactsFromMetrics(Access.OPEN, Time.SYSTEM), Time.SYSTEM);
  }

  private ExistingClusters existing(List<URI> urls) {
    return existing(ExistingSettings.of(urls, runId));
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
      assertThat(opened.sharedHost())
          .contains(
              new SharedHost(
                  List.of("m1", "m2", "m3"), "m1, m2, m3 and the generator run on one machine"));
    }
  }

  @Test
  void deletesItsOwnKeysAndNoOthers() throws Exception {
    try (Cluster opened = existing(urls(cluster)).open(3, "r1")) {
      prefill(opened, 250);
      assertThat(raw.get(opened.keyPrefix() + "0")).containsExactly("value");

      assertThat(opened.tidy()).isEmpty();
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
        existing(new ExistingSettings(urls(cluster), runId, true, Set.of(), 0, 0));
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

  private LocalClusters secondCluster(Path workRoot, Path etcd, String... args) throws Exception {
    return LocalClusters.prepare(
        new LocalSettings(etcd, "of a test", List.of(args), workRoot, workRoot.resolve("failed")),
        Time.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void refusesAMemberThatIsDownAndThatNoEndpointNames(
      String version, @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot)
      throws Exception {
    try (LocalClusters clusters = secondCluster(workRoot, EtcdForTests.version(version).path());
        Cluster theirs = clusters.open(3, "down")) {
      String leader = theirs.control().leadership().leader();
      String victim = leader.equals("m3") ? "m2" : "m3";
      EtcdProcesses.kill(List.of(EtcdProcesses.member(workRoot, victim)));
      List<URI> named =
          theirs.endpoints().stream()
              .filter(endpoint -> !endpoint.member().equals(victim))
              .map(Endpoint::uri)
              .toList();

      awaitLost(theirs.endpoints(), victim);
      refuses(existing(named), "member " + victim + " (", "is not healthy", "lost the connection");
      ExistingSettings allowing =
          new ExistingSettings(named, runId, false, Set.of(Allowance.UNREACHABLE), 0, 0);
      refuses(existing(allowing), "is not healthy");
      // without metrics nobody tells of it
      refuses(
          new ExistingClusters(
              ExistingSettings.of(named, runId), Access.OPEN, MemberFacts.NONE, Time.SYSTEM),
          "cannot be reached",
          "refused",
          "--allow-unreachable");
      new ExistingClusters(allowing, Access.OPEN, MemberFacts.NONE, Time.SYSTEM)
          .open(3, "allowed")
          .close();
    }
  }

  /** The others notice that a member is gone when they next send to it. */
  private static void awaitLost(List<Endpoint> endpoints, String victim) throws Exception {
    FactsFromMetrics facts = new FactsFromMetrics(Access.OPEN, Time.SYSTEM);
    long startedNs = Time.SYSTEM.nanoTime();
    for (Endpoint endpoint : endpoints) {
      while (!endpoint.member().equals(victim)
          && !facts.of(endpoint).orElseThrow().peers().containsValue(false)) {
        assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs))
            .isLessThan(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void takesAMembersPeersWordWhereItsUrlsLeadNowhere(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    try (LocalClusters clusters =
            secondCluster(
                workRoot,
                EtcdForTests.version("3.5").path(),
                "--advertise-client-urls=http://127.0.0.1:1");
        Cluster theirs = clusters.open(3, "nat")) {
      List<URI> one = urls(theirs).subList(0, 1);

      try (Cluster opened = existing(one).open(3, "r1")) {
        assertThat(opened.snapshot(false).others()).hasSize(2).noneMatch(MemberStatus::answered);
      }
    }
  }

  @Test
  void refusesADatabaseThatIsNearlyFullAndAPlanThatWouldFillIt(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    long mib = 1 << 20;
    try (LocalClusters clusters =
            secondCluster(
                workRoot, EtcdForTests.version("3.5").path(), "--quota-backend-bytes=" + 16 * mib);
        Cluster theirs = clusters.open(1, "small")) {
      List<URI> urls = urls(theirs);
      refuses(
          existing(
              new ExistingSettings(
                  urls,
                  runId,
                  false,
                  Set.of(),
                  ExistingSettings.DEFAULT_HASH_UP_TO_BYTES,
                  16 * mib)),
          "what is to be written will need about 16.0 MiB more",
          "--allow-growth");
      for (int n = 0; theirs.control().statuses().get(0).dbSizeBytes() <= 13 * mib; n++) {
        String key = "their" + n;
        theirs.control().prefill(1, i -> bytes(key), i -> new byte[100_000]);
      }

      refuses(existing(urls), "more than 80 % of its quota of 16.0 MiB");
    }
  }

  @Test
  void refusesMixedVersionsUnlessTheyAreAllowed(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    Path either =
        Files.writeString(
            workRoot.resolve("either"),
            "#!/bin/sh\ncase \"$*\" in *--name=m1\\ *) exec '"
                + EtcdForTests.version("3.4").path()
                + "' \"$@\";; *) exec '"
                + EtcdForTests.version("3.5").path()
                + "' \"$@\";; esac\n");
    Files.setPosixFilePermissions(either, PosixFilePermissions.fromString("rwx------"));
    try (LocalClusters clusters = secondCluster(workRoot, either);
        Cluster theirs = clusters.open(3, "mixed")) {
      refuses(
          existing(urls(theirs)),
          "different versions of etcd: m1 3.4",
          "m2 3.5",
          "--allow-mixed-versions");
      existing(
              new ExistingSettings(
                  urls(theirs), runId, false, Set.of(Allowance.MIXED_VERSIONS), 0, 0))
          .open(3, "allowed")
          .close();
    }
  }

  @Test
  void refusesMembersOfAnotherVersionThanIsAskedFor() throws Exception {
    String version = cluster.control().statuses().get(0).version();

    refuses(
        existing(ofVersion("3.3")),
        "the profile asks for etcd 3.3, m1 runs " + version + ", m2 runs " + version);
    existing(ofVersion(version)).open(3, "asked").close();
  }

  private ExistingSettings ofVersion(String version) {
    return new ExistingSettings(
        urls(cluster), runId, false, Set.of(), 0, 0, VersionPrefix.parse(version));
  }

  /** The worst that can happen to a chore: the member that is asked first connected, and stalls. */
  @Test
  void removesItsKeysSoonThoughTheLeaderStandsStill(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    try (LocalClusters clusters = secondCluster(workRoot, EtcdForTests.any().path());
        Cluster theirs = clusters.open(3, "stalled")) {
      String leader = theirs.control().leadership().leader();
      List<Endpoint> leaderFirst = new ArrayList<>(theirs.endpoints());
      leaderFirst.sort(Comparator.comparing(endpoint -> !endpoint.member().equals(leader)));
      ExistingClusters clustersOfTheirs =
          existing(leaderFirst.stream().map(Endpoint::uri).toList());
      try (Cluster opened = clustersOfTheirs.open(3, "r1");
          RawEtcd follower = new RawEtcd(leaderFirst.get(1))) {
        prefill(opened, 4_500);
        EtcdProcesses.pause(EtcdProcesses.member(workRoot, leader));
        long startedNs = Time.SYSTEM.nanoTime();

        opened.tidy();

        assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs))
            .isLessThan(Duration.ofSeconds(30));
        assertThat(follower.count()).isZero();
      } finally {
        EtcdProcesses.resume(EtcdProcesses.member(workRoot, leader));
      }
    }
  }

  @Test
  void asksNoDatabaseForItsHashThatIsTooLargeForIt() throws Exception {
    ExistingSettings small = new ExistingSettings(urls(cluster), runId, false, Set.of(), 1, 0);
    try (Cluster opened = existing(small).open(3, "r1")) {
      ClusterSnapshot snapshot = opened.snapshot(true);
      assertThat(snapshot.data()).isEmpty();
      assertThat(snapshot.notHashed()).contains("they are asked up to 1 B");
    }
  }
}
