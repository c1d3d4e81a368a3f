package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etcd.jetcd.api.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every provider promises that starts members of ours, wherever they run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class ClusterProviderContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  /** A new provider; several may be open at a time. */
  protected abstract ClusterProvider provider() throws Exception;

  /** Fails if anything of clusters that were closed is left. */
  protected abstract void requireNothingLeft() throws Exception;

  @Test
  void opensHealthyMembersWhoseUrlsTheClusterKnows() throws Exception {
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(3, "3-put-leader-c1x1.r1");
        GrpcControlPlane control =
            new GrpcControlPlane(cluster.endpoints(), cluster.access(), Time.SYSTEM)) {
      assertThat(cluster.endpoints())
          .extracting(Endpoint::member)
          .containsExactly("m1", "m2", "m3");
      assertThat(cluster.endpoints()).extracting(Endpoint::uri).doesNotHaveDuplicates();
      assertThat(cluster.control().statuses()).allMatch(MemberStatus::answered);
      assertThat(cluster.control().leadership().leader()).isIn("m1", "m2", "m3");
      assertThat(control.members()).extracting(Member::getName).doesNotHaveDuplicates();
      assertThat(control.members())
          .flatExtracting(Member::getClientURLsList)
          .map(URI::create)
          .containsExactlyInAnyOrderElementsOf(
              cluster.endpoints().stream().map(Endpoint::uri).toList());
      requireService(cluster, cluster.endpoints());
    }
    requireNothingLeft();
  }

  private static void requireService(Cluster cluster, List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      try (RawEtcd member = new RawEtcd(endpoint, cluster.access())) {
        member.put("from", endpoint.member());
        assertThat(member.get("from")).containsExactly(endpoint.member());
      }
    }
  }

  @Test
  void saysWhatItsClustersAre(@TempDir Path directory) throws Exception {
    Path logs = directory.resolve("logs/of/a/run");
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(1, "said")) {
      assertThat(cluster.keyPrefix()).isEmpty();
      assertThat(cluster.gone()).isEmpty();
      assertThat(cluster.sharedHost()).map(SharedHost::membersHere).contains(List.of("m1"));
      assertThat(cluster.memberControl()).isPresent();
      assertThat(clusters.describe()).isNotBlank();
      assertThat(clusters.etcdOrigin()).isNotBlank();
      assertThat(clusters.dataFileSystem()).isNotBlank();

      assertThat(cluster.logs()).containsOnlyKeys("m1");
      Path growing = cluster.logs().get("m1");
      await("its log is seen", () -> contains(growing, "starting an etcd server"));
      cluster.keepLogs(logs);
      cluster.keepLogs(logs);
    }
    try (Stream<Path> kept = Files.list(logs)) {
      assertThat(kept).containsExactly(logs.resolve("m1.log"));
    }
    assertThat(logs.resolve("m1.log")).content().contains("starting an etcd server", "m1");
  }

  private static boolean contains(Path file, String words) {
    try {
      return Files.readString(file).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void startsEachClusterWithoutTheDataOfTheLast() throws Exception {
    try (ClusterProvider clusters = provider()) {
      for (int run = 1; run <= 2; run++) {
        try (Cluster cluster = clusters.open(1, "same-name");
            RawEtcd member = new RawEtcd(cluster.endpoints().get(0), cluster.access())) {
          assertThat(member.count()).isZero();
          member.put("key", "value");
        }
      }
    }
  }

  @Test
  void keepsClustersThatRunAtTheSameTimeApart() throws Exception {
    try (ClusterProvider clusters = provider();
        ClusterProvider others = provider();
        Cluster cluster = clusters.open(2, "run");
        Cluster other = others.open(2, "run");
        RawEtcd member = new RawEtcd(cluster.endpoints().get(0), cluster.access());
        RawEtcd stranger = new RawEtcd(other.endpoints().get(0), other.access())) {
      member.put("key", "value");
      assertThat(member.count()).isEqualTo(1);
      assertThat(stranger.count()).isZero();
    }
    requireNothingLeft();
  }

  @Test
  void pausesAMemberUntilItIsResumedOrKilled() throws Exception {
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(3, "paused")) {
      MemberControl members = cluster.memberControl().orElseThrow();

      members.pause("m2");
      await("m2 is silent", () -> answering(cluster).equals(List.of("m1", "m3")));
      // it may have led
      await("the others have a leader", () -> led(cluster, "m2"));
      assertThat(cluster.gone()).isEmpty();
      requireService(cluster, List.of(cluster.endpoints().get(0)));

      members.resume("m2");
      await("m2 answers again", () -> answering(cluster).size() == 3);
      requireService(cluster, cluster.endpoints());

      members.pause("m2");
      members.kill("m2");
      requireGone(cluster, "m2");
    }
    requireNothingLeft();
  }

  private static List<String> answering(Cluster cluster) {
    return cluster.control().statuses().stream()
        .filter(MemberStatus::answered)
        .map(MemberStatus::name)
        .toList();
  }

  private static void requireGone(Cluster cluster, String name) throws Exception {
    MemberControl members = cluster.memberControl().orElseThrow();
    assertThat(cluster.gone()).containsOnlyKeys(name);
    // 128 + 9, the signal's number
    assertThat(cluster.gone().get(name)).contains("exit code 137");
    assertThat(answering(cluster)).hasSize(2).doesNotContain(name);
    assertThatThrownBy(() -> members.pause(name))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(name);
    assertThatThrownBy(() -> members.resume(name))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(name);
    members.kill(name);
  }

  @Test
  void namesAMemberThatWasKilledAndServesWithoutIt() throws Exception {
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(3, "killed")) {
      MemberControl members = cluster.memberControl().orElseThrow();
      assertThatThrownBy(() -> members.kill("m4"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("m4");

      members.kill("m1");

      requireGone(cluster, "m1");
      await("a new leader", () -> led(cluster, "m1"));
      requireService(cluster, cluster.endpoints().subList(1, 3));
    }
  }

  /** Whether another member leads. */
  private static boolean led(Cluster cluster, String gone) {
    try {
      return !cluster.control().leadership().leader().equals(gone);
    } catch (ClusterException e) {
      return false;
    }
  }

  @Test
  void leavesNothingWhenClosedNotEvenMembersThatArePaused() throws Exception {
    ClusterProvider clusters = provider();
    Cluster cluster = clusters.open(3, "closed");
    List<Endpoint> endpoints = cluster.endpoints();
    cluster.memberControl().orElseThrow().pause("m1");
    cluster.memberControl().orElseThrow().kill("m2");

    cluster.close();
    clusters.close();

    assertThat(endpoints).noneMatch(ClusterProviderContract::listens);
    requireNothingLeft();
  }

  private static boolean listens(Endpoint endpoint) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.uri().getHost(), endpoint.uri().getPort()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long startedNs = Time.SYSTEM.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Time.SYSTEM.nanoTime() - startedNs)
          .as("waiting until %s", what)
          .isLessThan(LIMIT.toNanos());
      Time.SYSTEM.sleep(POLL);
    }
  }
}
