package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.observe.RunObserver;
import org.etcdbench.core.observe.RunObserver.Observed;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.observe.metrics.Scraper;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What metrics alone tell of members that did not stay as they were. */
@Timeout(180)
class MemberChangesIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  /** A member of its own port and data, which can be ended and started again. */
  private final class Restartable {
    private final String etcd;
    private final String client;
    private final String peer;

    Restartable(String version) throws IOException, InterruptedException {
      etcd = EtcdForTests.version(version).path().toString();
      client = "http://127.0.0.1:" + freePort();
      peer = "http://127.0.0.1:" + freePort();
    }

    Process start() throws IOException {
      return new ProcessBuilder(
              etcd,
              "--name=m1",
              "--data-dir=" + workRoot.resolve("data"),
              "--listen-client-urls=" + client,
              "--advertise-client-urls=" + client,
              "--listen-peer-urls=" + peer,
              "--initial-advertise-peer-urls=" + peer,
              "--initial-cluster=m1=" + peer)
          .redirectErrorStream(true)
          .redirectOutput(Files.createTempFile(workRoot, "etcd", ".log").toFile())
          .start();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void voidsARunInWhichAMemberWasKilledAndStartedAgain(String version) throws Exception {
    Restartable member = new Restartable(version);
    MetricsTarget target = new MetricsTarget("m1", URI.create(member.client + "/metrics"));
    Scraper scraper = new Scraper(Time.SYSTEM, List.of(target), Access.OPEN.tls().sslContext());
    Process first = member.start();
    try {
      awaitPage(scraper);
      assertThat(MemberChecks.of(scraper.metrics(), List.of())).isEmpty();
    } finally {
      end(first);
    }
    assertThat(scraper.scrape()).isFalse();
    Process second = member.start();
    try {
      awaitPage(scraper);
    } finally {
      end(second);
    }

    assertThat(MemberChecks.of(scraper.metrics(), List.of()))
        .extracting(Finding::code)
        .containsExactly(Code.MEMBER_RESTARTED);
  }

  private static void end(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitPage(Scraper scraper) throws InterruptedException {
    long deadlineNs = Time.SYSTEM.nanoTime() + LIMIT.toNanos();
    while (!scraper.scrape()) {
      assertThat(deadlineNs - Time.SYSTEM.nanoTime()).isPositive();
      Time.SYSTEM.sleep(Duration.ofMillis(50));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void voidsARunInWhichAnotherMemberCameToLead(String version) throws Exception {
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
        Cluster cluster = clusters.open(3, "paused")) {
      List<MetricsTarget> targets = new ArrayList<>();
      cluster.metricsUrls().forEach((name, url) -> targets.add(new MetricsTarget(name, url)));
      String leader = cluster.control().leadership().leader();
      RunObserver observer =
          RunObserver.start(targets, Access.OPEN.tls().sslContext(), Map.of(), Time.SYSTEM);
      ProcessHandle process = EtcdProcesses.member(workRoot, leader);
      EtcdProcesses.pause(process);
      try {
        awaitAnotherLeader(cluster, leader);
      } finally {
        EtcdProcesses.resume(process);
      }
      Observed observed = observer.end();

      assertThat(observed.members()).noneMatch(MemberMetrics::restarted);
      assertThat(observed.members()).noneMatch(m -> m.member().equals(leader) && m.leader());
      assertThat(MemberChecks.of(observed.members(), List.of()))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.code()).isEqualTo(Code.LEADER_CHANGED);
                assertThat(finding.message()).contains("etcd_server_leader_changes_seen_total");
              });
    }
  }

  private static void awaitAnotherLeader(Cluster cluster, String paused) throws Exception {
    long deadlineNs = Time.SYSTEM.nanoTime() + LIMIT.toNanos();
    while (cluster.control().statuses().stream()
        .noneMatch(status -> status.leader() && !status.name().equals(paused))) {
      assertThat(deadlineNs - Time.SYSTEM.nanoTime()).isPositive();
      Time.SYSTEM.sleep(Duration.ofMillis(50));
    }
  }
}
