package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.MemberControl;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real members on loopback. */
class LocalClustersIT {
  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  private LocalClusters clusters(String... etcdArgs) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.any(), workRoot, etcdArgs), Time.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7})
  void opensAClusterOfThatManyHealthyMembers(int size) throws Exception {
    List<String> names = IntStream.rangeClosed(1, size).mapToObj(i -> "m" + i).toList();
    try (LocalClusters clusters = clusters();
        Cluster cluster = clusters.open(size, "m" + size + "-put-leader-c1x1.r1")) {
      assertThat(cluster.endpoints()).extracting(Endpoint::member).isEqualTo(names);
      assertThat(cluster.gone()).isEmpty();
      assertThat(cluster.keyPrefix()).isEmpty();
      assertThat(cluster.sharedHost()).isPresent();
      assertThat(EtcdProcesses.etcds(workRoot)).hasSize(size);
      requireStatuses(cluster, names);
      requireService(cluster);
    }
  }

  private static void requireStatuses(Cluster cluster, List<String> names) throws Exception {
    List<MemberStatus> statuses = cluster.control().statuses();
    assertThat(statuses).extracting(MemberStatus::name).isEqualTo(names);
    assertThat(statuses).allMatch(MemberStatus::answered);
    assertThat(statuses).extracting(MemberStatus::id).doesNotHaveDuplicates();
    assertThat(statuses)
        .extracting(MemberStatus::version)
        .containsOnly(EtcdForTests.any().version());
    assertThat(statuses).extracting(MemberStatus::raftTerm).doesNotContain(0L);
    assertThat(statuses.stream().map(MemberStatus::raftTerm).distinct()).hasSize(1);
    assertThat(statuses)
        .allSatisfy(
            status -> {
              assertThat(status.dbSizeBytes()).isPositive();
              assertThat(status.dbSizeInUseBytes()).isPositive();
              assertThat(status.raftIndex()).isPositive();
              assertThat(status.raftAppliedIndex()).isPositive();
              assertThat(status.learner()).isFalse();
              assertThat(status.errors()).isEmpty();
            });
    assertThat(statuses)
        .filteredOn(MemberStatus::leader)
        .singleElement()
        .satisfies(
            leader -> {
              assertThat(cluster.control().leadership().leader()).isEqualTo(leader.name());
              assertThat(cluster.control().leadership().term()).isEqualTo(leader.raftTerm());
            });
  }

  private static void requireService(Cluster cluster) {
    for (Endpoint endpoint : cluster.endpoints()) {
      try (RawEtcd member = new RawEtcd(endpoint)) {
        member.put("from", endpoint.member());
        assertThat(member.get("from")).containsExactly(endpoint.member());
        assertThat(member.count()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void takesOtherPortsWhenOneIsTaken(String version) throws Exception {
    LocalSettings settings = EtcdForTests.settings(EtcdForTests.version(version), workRoot);
    try (ServerSocket client = occupy();
        ServerSocket peer = occupy()) {
      Deque<List<Integer>> picks = new ArrayDeque<>();
      picks.add(List.of(client.getLocalPort(), Ports.FREE.pick(1).get(0)));
      picks.add(List.of(Ports.FREE.pick(1).get(0), peer.getLocalPort()));
      Ports ports = count -> picks.isEmpty() ? Ports.FREE.pick(count) : picks.remove();
      try (LocalClusters clusters =
              LocalClusters.prepare(settings, Time.SYSTEM, ports, DeathGuard.best());
          Cluster cluster = clusters.open(1, "third-try")) {
        assertThat(picks).isEmpty();
        assertThat(cluster.control().statuses()).allMatch(MemberStatus::answered);
        assertThat(EtcdProcesses.etcds(workRoot)).hasSize(1);
      }
    }
  }

  @Test
  void givesUpAfterThreeTriesAndLeavesNothing() throws Exception {
    try (ServerSocket taken = occupy()) {
      List<Integer> counts = new ArrayList<>();
      Ports ports =
          count -> {
            counts.add(count);
            List<Integer> picked = new ArrayList<>(Ports.FREE.pick(count));
            picked.set(2, taken.getLocalPort());
            return picked;
          };
      try (LocalClusters clusters = prepare(ports, DeathGuard.best())) {
        assertThatThrownBy(() -> clusters.open(3, "never"))
            .isInstanceOf(PortTakenException.class)
            .hasMessage(
                "member m2 could not listen: a port that was free was taken by somebody else");
        assertThat(counts).containsExactly(6, 6, 6);
        requireNothingLeft();
      }
    }
  }

  private LocalClusters prepare(Ports ports, DeathGuard guard) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.any(), workRoot), Time.SYSTEM, ports, guard);
  }

  private static ServerSocket occupy() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Nothing runs, and the run's directory holds its lock alone. */
  private void requireNothingLeft() throws Exception {
    // a guard that found its member ended is itself about to end
    EtcdProcesses.awaitEnd(EtcdProcesses.all(workRoot));
    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    try (Stream<Path> files = Files.walk(workRoot)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .containsOnly(".etcd-bench.lock");
    }
  }

  @Test
  void refusesABinaryThatEndsAtOnce() throws Exception {
    try (LocalClusters clusters = clustersOf(Path.of("/bin/true"), DeathGuard.best())) {
      assertThatThrownBy(() -> clusters.open(3, "true"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessageMatching(
              "(?s)member m[1-3] did not start: its process ended with exit code 0;"
                  + " its log:\\n\\nThe members' logs: \\S+/failed/true-1");
      requireNothingLeft();
    }
  }

  @ParameterizedTest
  @EnumSource
  void repeatsTheLastWordsOfABinaryThatFails(
      DeathGuard guard, @TempDir(factory = EtcdForTests.TempDirs.class) Path dir) throws Exception {
    Path script =
        Files.writeString(dir.resolve("etcd"), "#!/bin/sh\necho 'no disk today' >&2\nexit 7\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    try (LocalClusters clusters = clustersOf(script, guard)) {
      assertThatThrownBy(() -> clusters.open(1, "script"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessage(
              "member m1 did not start: its process ended with exit code 7;"
                  + " its log:\nno disk today\nThe members' logs: "
                  + EtcdForTests.workRoot("failed").resolve("script-1"));
      requireNothingLeft();
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesABinaryThatDoesNotExist(
      DeathGuard guard, @TempDir(factory = EtcdForTests.TempDirs.class) Path dir) throws Exception {
    Path none = dir.resolve("none");
    try (LocalClusters clusters = clustersOf(none, guard)) {
      assertThatThrownBy(() -> clusters.open(1, "none"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessageStartingWith("member m1 did not start: its process ended with exit code 127;")
          .hasMessageContaining(none.toString());
      requireNothingLeft();
    }
  }

  private LocalClusters clustersOf(Path etcd, DeathGuard guard) throws ClusterException {
    LocalSettings settings =
        new LocalSettings(etcd, "a test", List.of(), workRoot, EtcdForTests.workRoot("failed"));
    return LocalClusters.prepare(settings, Time.SYSTEM, Ports.FREE, guard);
  }

  @ParameterizedTest
  @CsvSource({
    "--no-such-flag=1,flag provided but not defined: -no-such-flag",
    "--heartbeat-interval=never,invalid value \"never\" for flag -heartbeat-interval",
    "--election-timeout=99,--election-timeout[99ms] should be at least",
  })
  void repeatsEtcdsWordsAboutAnArgument(String argument, String words) throws Exception {
    try (LocalClusters clusters = clusters(argument)) {
      assertThatThrownBy(() -> clusters.open(1, "argument"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessageMatching("(?s).*\nThe members' logs: \\S+/failed/argument-1")
          .hasMessageStartingWith("member m1 did not start: its process ended with exit code ")
          .hasMessageContaining(words);
      requireNothingLeft();
    }
  }

  @Test
  void givesArgumentsToEveryMember() throws Exception {
    try (LocalClusters clusters = clusters("--max-txn-ops=777");
        Cluster cluster = clusters.open(3, "arguments")) {
      assertThat(cluster.endpoints()).hasSize(3);
      assertThat(EtcdProcesses.etcds(workRoot))
          .hasSize(3)
          .allMatch(p -> p.info().commandLine().orElse("").contains("--max-txn-ops=777"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingWhenClosed(DeathGuard guard) throws Exception {
    LocalClusters clusters = prepare(Ports.FREE, guard);
    Cluster cluster = clusters.open(3, "closed");
    List<ProcessHandle> processes = EtcdProcesses.all(workRoot);
    assertThat(EtcdProcesses.etcds(workRoot)).hasSize(3);

    cluster.close();

    EtcdProcesses.awaitEnd(processes);
    requireNothingLeft();
    clusters.close();
    try (Stream<Path> left = Files.list(workRoot)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactly(".etcd-bench.lock");
    }
  }

  @Test
  void keepsTheLogOfEachMember(@TempDir(factory = EtcdForTests.TempDirs.class) Path dir)
      throws Exception {
    Path kept = dir.resolve("logs/of/a/run");
    try (LocalClusters clusters = clusters();
        Cluster cluster = clusters.open(3, "logs")) {
      cluster.keepLogs(kept);
      cluster.keepLogs(kept);
    }
    try (Stream<Path> logs = Files.list(kept)) {
      assertThat(logs.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("m1.log", "m2.log", "m3.log");
    }
    assertThat(kept.resolve("m2.log")).content().contains("starting an etcd server", "m2");
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void pausesTheMemberAndNotItsGuard(DeathGuard guard) throws Exception {
    try (LocalClusters clusters = prepare(Ports.FREE, guard);
        Cluster cluster = clusters.open(1, "paused")) {
      MemberControl members = cluster.memberControl().orElseThrow();
      Path etcd = Path.of("/proc", Long.toString(EtcdProcesses.member(workRoot, "m1").pid()));

      members.pause("m1");
      // the signal is on its way when it has been sent
      while (!Files.readString(etcd.resolve("status")).contains("T (stopped)")) {
        Thread.onSpinWait();
      }
      assertThat(EtcdProcesses.all(workRoot))
          .filteredOn(process -> process.pid() != Long.parseLong(etcd.getFileName().toString()))
          .allSatisfy(
              other ->
                  assertThat(Path.of("/proc", Long.toString(other.pid()), "status"))
                      .content()
                      .doesNotContain("T (stopped)"));

      members.resume("m1");
      assertThat(cluster.control().statuses()).allMatch(MemberStatus::answered);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesAMemberThatIsGoneAndHow(DeathGuard guard) throws Exception {
    try (LocalClusters clusters = prepare(Ports.FREE, guard);
        Cluster cluster = clusters.open(3, "gone")) {
      List<ProcessHandle> ofM2 =
          EtcdProcesses.all(workRoot).stream()
              .filter(p -> p.info().commandLine().orElse("").contains("--name=m2"))
              .toList();
      EtcdProcesses.member(workRoot, "m2").destroyForcibly();
      EtcdProcesses.awaitEnd(ofM2);

      // 128 + 9, the signal's number
      assertThat(cluster.gone()).isEqualTo(Map.of("m2", "its process ended with exit code 137"));
      assertThat(cluster.control().statuses())
          .filteredOn(status -> !status.answered())
          .singleElement()
          .satisfies(
              status -> {
                assertThat(status.name()).isEqualTo("m2");
                assertThat(status.errors())
                    .singleElement()
                    .asString()
                    .contains("Connection refused");
              });
    }
  }
}
