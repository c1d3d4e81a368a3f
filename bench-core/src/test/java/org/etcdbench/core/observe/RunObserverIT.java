package org.etcdbench.core.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.access.TlsMaterial;
import org.etcdbench.core.cluster.CaughtUp;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.observe.RunObserver.Observed;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.observe.metrics.Scraper;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class RunObserverIT {
  private static final int PUTS = 500;
  private static final String FSYNC = "etcd_disk_wal_fsync_duration_seconds";
  private static final String APPLY = "etcd_server_apply_duration_seconds{";

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void seesWhatMembersDid(String version) throws Exception {
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.settings(
                    EtcdForTests.version(version), EtcdForTests.workRoot("observe-" + version)),
                Time.SYSTEM);
        Cluster cluster = clusters.open(3, "observed")) {
      List<MetricsTarget> targets = new ArrayList<>();
      cluster.metricsUrls().forEach((name, url) -> targets.add(new MetricsTarget(name, url)));
      targets.add(new MetricsTarget("nobody", URI.create("http://127.0.0.1:1/metrics")));
      RunObserver observer =
          RunObserver.start(targets, Access.OPEN.tls().sslContext(), cluster.logs(), Time.SYSTEM);
      cluster.control().prefill(PUTS, i -> ("k" + i).getBytes(UTF_8), i -> new byte[256]);
      // a majority is enough for a put to be answered
      assertThat(CaughtUp.await(cluster.control(), Time.SYSTEM)).isEmpty();
      Observed observed = observer.end();

      List<MemberMetrics> members = observed.members();
      assertThat(members)
          .extracting(MemberMetrics::member)
          .containsExactly("m1", "m2", "m3", "nobody");
      for (MemberMetrics member : members.subList(0, 3)) {
        assertThat(member.failure()).isNull();
        assertThat(member.restarted()).isFalse();
        assertThat(member.counter("etcd_mvcc_put_total").map(MetricReading.Counter::increase))
            .contains((double) PUTS);
        assertThat(member.histogram(FSYNC).orElseThrow().count()).isPositive();
        // counted in hundredths of a second, so it may be 0
        assertThat(member.cpuPct()).isPresent();
        assertThat(member.metrics().keySet().stream().anyMatch(key -> key.startsWith(APPLY)))
            .isEqualTo(!version.equals("3.4"));
      }
      assertThat(members.stream().filter(MemberMetrics::leader)).hasSize(1);
      MemberMetrics nobody = members.get(3);
      assertThat(nobody.scrapes()).isZero();
      assertThat(nobody.failedScrapes()).isGreaterThanOrEqualTo(2);
      assertThat(nobody.failure()).isNotBlank();
      assertThat(observed.whole()).isFalse();
      assertThat(observed.logs()).allSatisfy(log -> assertThat(log.failure()).isNull());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void seesWhenMembersCompactedHistory(String version) throws Exception {
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.settings(
                    EtcdForTests.version(version), EtcdForTests.workRoot("compacted-" + version)),
                Time.SYSTEM);
        Cluster cluster = clusters.open(3, "compacted");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      cluster.control().prefill(PUTS, i -> ("k" + i).getBytes(UTF_8), i -> new byte[256]);
      raw.compact(2);
      awaitCompaction(cluster, 1);
      RunObserver observer =
          RunObserver.start(List.of(), Access.OPEN.tls().sslContext(), cluster.logs(), Time.SYSTEM);
      Instant from = Time.SYSTEM.now().minusMillis(2);
      raw.compact(raw.revision());
      awaitCompaction(cluster, 2);
      Instant to = Time.SYSTEM.now();

      assertThat(observer.end().logs())
          .hasSize(3)
          .allSatisfy(
              log -> {
                LogEvents compactions = log.of(LogEvents.Kind.COMPACTION).orElseThrow();
                // the one before it was observed is not among them
                assertThat(compactions.count()).isEqualTo(1);
                assertThat(compactions.longest().at()).isBetween(from, to);
                assertThat(compactions.longest().tookNs()).isPositive();
              });
    }
  }

  /** The member that is asked waits for its own compaction; the others are on their own. */
  private static void awaitCompaction(Cluster cluster, int times) throws Exception {
    for (Path log : cluster.logs().values()) {
      while (Files.readString(log).split("finished scheduled compaction", -1).length <= times) {
        Time.SYSTEM.sleep(Duration.ofMillis(20));
      }
    }
  }

  @Test
  void readsPagesOverTlsWithAClientCertificateAndOnlyWithOne() throws Exception {
    Path root = EtcdForTests.workRoot("observe-tls");
    LocalSecurity security = new LocalSecurity(true, false, root.resolve("tls"));
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.secured(EtcdForTests.any(), root, security), Time.SYSTEM);
        Cluster cluster = clusters.open(1, "secured")) {
      List<MetricsTarget> targets = new ArrayList<>();
      cluster.metricsUrls().forEach((name, url) -> targets.add(new MetricsTarget(name, url)));
      assertThat(targets).allMatch(target -> target.url().getScheme().equals("https"));
      Tls client = security.client();
      TlsMaterial nobody = TlsFiles.read(new Tls(client.caCert(), null, null, false, null));

      assertThat(read(targets, cluster.access().tls()).failure()).isNull();
      assertThat(read(targets, cluster.access().tls()).scrapes()).isEqualTo(2);
      assertThat(read(targets, nobody).failure()).isNotBlank();
      assertThat(read(targets, nobody).scrapes()).isZero();
      assertThat(read(targets, Access.OPEN.tls()).failure()).contains("certificate");
    }
  }

  private static MemberMetrics read(List<MetricsTarget> targets, TlsMaterial tls) {
    Scraper scraper = new Scraper(Time.SYSTEM, targets, tls.sslContext());
    scraper.scrape();
    scraper.scrape();
    return scraper.metrics().get(0);
  }
}
