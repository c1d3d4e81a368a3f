package org.etcdbench.core.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.observe.RunObserver.Observed;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
