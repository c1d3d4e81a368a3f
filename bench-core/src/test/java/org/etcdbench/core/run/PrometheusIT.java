package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.observe.Prometheus;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our differences of members' counters against those of a real Prometheus. */
@Timeout(180)
class PrometheusIT {
  private static final String PUTS = "etcd_mvcc_put_total";
  private static final String FSYNC = "etcd_disk_wal_fsync_duration_seconds";
  private static final String HANDLED = "grpc_server_handled_total";

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  /**
   * Has Prometheus read the members while they are idle, on either side of both of our own
   * readings: so that 1 % is a fair limit, whatever the second between two of its readings holds.
   */
  private static final class IdleEdges implements Consumer<String> {
    private final WatchedClusters clusters;
    private final Path directory;
    private Prometheus prometheus;

    IdleEdges(WatchedClusters clusters, Path directory) {
      this.clusters = clusters;
      this.directory = directory;
    }

    /** The run has come to this point, and waits. */
    @Override
    public void accept(String line) {
      if (line.startsWith("connected")) {
        try {
          prometheus = Prometheus.start(directory, clusters.last().metricsUrls());
        } catch (IOException | InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      if (line.startsWith("connected") || line.startsWith("started") || line.startsWith("ended")) {
        awaitReading();
      }
    }

    private void awaitReading() {
      try {
        prometheus.awaitReadingAfter(Time.SYSTEM.now());
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void agreesWithPrometheusWithinAPerCent(String version) throws Exception {
    try (LocalClusters local =
            LocalClusters.prepare(
                EtcdForTests.settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
        WatchedClusters clusters = new WatchedClusters(local, cluster -> {})) {
      IdleEdges edges = new IdleEdges(clusters, workRoot.resolve("prometheus"));
      RunResult run = run(clusters, new Listening(edges));
      try (Prometheus prometheus = edges.prometheus) {
        Observations observed = run.observations().orElseThrow();
        assertThat(observed.members()).hasSize(3);
        for (MemberMetrics member : observed.members()) {
          requireSame(prometheus, member);
        }
        ServerCount count = observed.countedByServer().orElseThrow();
        assertThat(count.client()).isGreaterThanOrEqualTo(run.iterations().get(0).requests());
        assertThat(count.server()).isEqualTo(count.client());
      }
    }
  }

  private static void requireSame(Prometheus prometheus, MemberMetrics member) throws Exception {
    Instant from = member.from();
    Instant to = member.to();
    String of = "member='" + member.member() + "'";
    double puts = member.counter(PUTS).map(MetricReading.Counter::increase).orElseThrow();
    double syncs = member.histogram(FSYNC).orElseThrow().count();
    assertThat(puts).isGreaterThan(200);
    assertThat(puts)
        .isCloseTo(prometheus.increase(PUTS + "{" + of + "}", from, to), withinPercentage(1));
    assertThat(syncs)
        .isCloseTo(
            prometheus.increase(FSYNC + "_count{" + of + "}", from, to), withinPercentage(1));
    assertThat(handled(member))
        .isCloseTo(
            prometheus.increase(HANDLED + "{grpc_method='Put'," + of + "}", from, to),
            withinPercentage(1));
  }

  private static double handled(MemberMetrics member) {
    return member.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().startsWith(HANDLED))
        .filter(metric -> metric.getKey().endsWith("grpc_method=Put}"))
        .mapToDouble(metric -> ((MetricReading.Counter) metric.getValue()).increase())
        .sum();
  }

  private static RunResult run(WatchedClusters clusters, RunListener listener) {
    Scenario scenario =
        new Scenario(
            3,
            DriverKind.LEAN,
            Operation.PUT,
            null,
            Target.ALL,
            new ClosedLoad(3, 12),
            new Data(8, 256, 1_000, KeyOrder.UNIFORM, 42),
            new Iterations(0, new IterationLength.Requests(1)),
            new Iterations(1, new IterationLength.Time(Duration.ofSeconds(4))),
            Duration.ofSeconds(5));
    Plan plan =
        new Plan(
            new ProfileSource("it", "", List.of()),
            List.of(scenario),
            1,
            "",
            List.of(),
            0,
            Duration.ZERO,
            Duration.ofSeconds(90),
            ObserveSettings.DEFAULT);
    Benchmark.End end =
        new Benchmark(plan, "20260101T000000Z-it", clusters, "0", Time.SYSTEM, listener).run();
    assertThat(end.failed()).isEmpty();
    return end.result().scenarios().get(0).runs().get(0);
  }
}
