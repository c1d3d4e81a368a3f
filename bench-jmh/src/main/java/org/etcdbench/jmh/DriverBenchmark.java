package org.etcdbench.jmh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.workload.Workload;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each driver costs per request against one local member: bytes by the {@code gc} profiler,
 * CPU by {@link CpuProfiler}. The time per request is mostly the member's.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class DriverBenchmark {
  private static final int REQUESTS = 2_000;
  private static final int KEY_SPACE = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Which driver. */
  @Param({"LEAN", "JETCD", "LOOPBACK"})
  public DriverKind driver = DriverKind.LOOPBACK;

  /** What is asked. */
  @Param({"PUT", "LINEARIZABLE"})
  public Asked asked = Asked.PUT;

  /** Connections and clients. */
  @Param({"C100_100"})
  public LoadParam load = LoadParam.C100_100;

  private @Nullable LocalClusters clusters;
  private @Nullable Cluster cluster;
  private @Nullable Driver opened;
  private List<Connection> connections = List.of();
  private @Nullable Slots slots;

  /** Starts a member with all keys in it, and connects. */
  @Setup
  public void open() throws Exception {
    clusters = Members.prepare("", Path.of(System.getProperty("java.io.tmpdir")));
    Cluster started = clusters.open(1, "jmh");
    cluster = started;
    Workload workload = new Workload(Scenarios.of(asked, load.load(), KEY_SPACE), "");
    Members.prefill(started, workload, KEY_SPACE);
    Driver kind = Drivers.open(driver, new DriverSettings(TIMEOUT));
    opened = kind;
    Endpoint member = started.endpoints().get(0);
    connections =
        IntStream.range(0, load.load().conns()).mapToObj(i -> kind.connect(member)).toList();
    CompletableFuture.allOf(
            connections.stream()
                .map(connection -> connection.ready().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .get(1, TimeUnit.MINUTES);
    slots = new Slots(workload, connections, load.load().clients());
  }

  /** A number of requests, equally shared by the clients. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public void closedSlots() throws InterruptedException {
    if (slots == null) {
      throw new IllegalStateException("not open");
    }
    slots.send(REQUESTS);
  }

  /** Ends the member. */
  @TearDown
  public void close() throws ClusterException {
    connections.forEach(Connection::close);
    if (opened != null) {
      opened.close();
    }
    if (cluster != null) {
      cluster.close();
    }
    if (clusters != null) {
      clusters.close();
    }
  }
}
