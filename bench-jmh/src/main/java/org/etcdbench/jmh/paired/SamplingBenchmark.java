package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.observe.metrics.Scraper;
import org.etcdbench.core.run.EngineAccess;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;
import org.etcdbench.jmh.Asked;
import org.etcdbench.jmh.LoadParam;
import org.etcdbench.jmh.Members;
import org.etcdbench.jmh.Scenarios;
import org.etcdbench.report.stats.RatioEstimate;

/**
 * Measures what reading the members' metrics costs the load: the same requests with and without, in
 * turn, while members and generator leave no CPU idle. Windows with and without make a pair; the
 * order within pairs alternates. Read many times as often as a run does, the cost stands out of the
 * machine's noise.
 */
public final class SamplingBenchmark {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long CALIBRATION_REQUESTS = 50_000;
  private static final int CALIBRATIONS = 4;
  private static final int WARMUP_PAIRS = 2;
  private static final double WINDOW_SECONDS = 4.3;
  private static final double NS_PER_S = 1e9;
  private static final double NS_PER_US = 1e3;
  private static final double PERCENT = 100;

  private final Cluster cluster;
  private final Bed bed;
  private final EngineAccess engine;
  private final long periodNs;
  private final PrintWriter out;

  /**
   * What one window gave.
   *
   * @param okPerSec successes per second
   * @param cpuNs CPU time of members and generator per request
   */
  private record Observation(double okPerSec, double cpuNs) {}

  private SamplingBenchmark(
      Cluster cluster, Bed bed, EngineAccess engine, long periodNs, PrintWriter out) {
    this.cluster = cluster;
    this.periodNs = periodNs;
    this.bed = bed;
    this.engine = engine;
    this.out = out;
  }

  /** Members, pairs, milliseconds between readings, and etcd's version or its beginning. */
  public static void main(String[] args) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 4
        || !args[0].matches("[1-9]")
        || !args[1].matches("[6-9]|[1-9]\\d{1,2}")
        || !args[2].matches("[1-9]\\d{1,3}")) {
      System.err.println(
          "sampling: give the numbers of members, 1..9, of pairs, 6..999, and of milliseconds"
              + " between readings, 10..9999");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory("etcd-bench-sampling");
    try (ClusterProvider clusters = Members.prepare(args[3], scratch);
        Driver driver = Drivers.open(DriverKind.LEAN, new DriverSettings(TIMEOUT))) {
      Cluster cluster = clusters.open(Integer.parseInt(args[0]), "sampling");
      try (Bed bed = new Bed(cluster, Time.SYSTEM)) {
        List<Connection> connections = connect(driver, cluster.endpoints());
        EngineAccess engine =
            new EngineAccess(
                Scenarios.of(Asked.LINEARIZABLE, LoadParam.C100_100.load(), Bed.KEY_SPACE),
                connections);
        out.println(clusters.etcdOrigin() + ", " + cluster.endpoints().size() + " members");
        long periodNs = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[2]));
        new SamplingBenchmark(cluster, bed, engine, periodNs, out)
            .measure(Integer.parseInt(args[1]));
        connections.forEach(Connection::close);
      }
    } finally {
      Scratch.delete(scratch);
    }
    System.exit(0);
  }

  private static List<Connection> connect(Driver driver, List<Endpoint> members) throws Exception {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < LoadParam.C100_100.load().conns(); i++) {
      connections.add(driver.connect(members.get(i % members.size())));
    }
    for (Connection connection : connections) {
      CompletableFuture<?> ready = connection.ready().toCompletableFuture();
      ready.get(1, TimeUnit.MINUTES);
    }
    return connections;
  }

  private void measure(int pairs) throws IOException {
    double okPerSec = 0;
    for (int i = 0; i < CALIBRATIONS; i++) {
      okPerSec = window(CALIBRATION_REQUESTS, true).okPerSec();
    }
    long requests = (long) (okPerSec * WINDOW_SECONDS);
    List<Observation> without = new ArrayList<>();
    List<Observation> with = new ArrayList<>();
    for (int pair = -WARMUP_PAIRS; pair < pairs; pair++) {
      boolean observedFirst = pair % 2 == 0;
      Observation first = window(requests, observedFirst);
      Observation second = window(requests, !observedFirst);
      if (pair >= 0) {
        with.add(observedFirst ? first : second);
        without.add(observedFirst ? second : first);
      }
    }
    out.printf(Locale.ROOT, "%d pairs of windows of %d requests%n", pairs, requests);
    RatioEstimate qps = print("qps", "%.0f", 1, without, with, Observation::okPerSec);
    print("CPU us", "%.2f", 1 / NS_PER_US, without, with, Observation::cpuNs);
    out.printf(
        Locale.ROOT,
        "so one reading per second takes %.2f %% of the qps (%.2f to %.2f)%n",
        perSecond(qps.ratio()),
        perSecond(qps.interval95().orElseThrow().high()),
        perSecond(qps.interval95().orElseThrow().low()));
  }

  /** What readings a second apart take, in percent of the qps, if these do. */
  private double perSecond(double ratio) {
    return PERCENT * (1 - ratio) * periodNs / NS_PER_S;
  }

  private Observation window(long requests, boolean observed) throws IOException {
    Scraper scraper = new Scraper(Time.SYSTEM, targets(), cluster.access().tls().sslContext());
    scraper.scrape();
    Thread reader = new Thread(() -> read(scraper), "reader");
    reader.setDaemon(true);
    if (observed) {
      reader.start();
    }
    long cpuNs = cpuNs();
    long startNs = Time.SYSTEM.nanoTime();
    long ok = engine.iterate(requests);
    long elapsedNs = Time.SYSTEM.nanoTime() - startNs;
    cpuNs = cpuNs() - cpuNs;
    reader.interrupt();
    return new Observation(ok / (elapsedNs / NS_PER_S), (double) cpuNs / ok);
  }

  private List<MetricsTarget> targets() {
    return cluster.metricsUrls().entrySet().stream()
        .map(member -> new MetricsTarget(member.getKey(), member.getValue()))
        .toList();
  }

  private void read(Scraper scraper) {
    long dueNs = Time.SYSTEM.nanoTime();
    try {
      while (true) {
        dueNs = Math.max(dueNs + periodNs, Time.SYSTEM.nanoTime() - periodNs);
        Time.SYSTEM.sleepUntil(dueNs);
        scraper.collect();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long cpuNs() throws IOException {
    return bed.membersCpuNs() + ProcessCpu.ofNs(ProcessHandle.current().pid());
  }

  private RatioEstimate print(
      String name,
      String form,
      double unit,
      List<Observation> without,
      List<Observation> with,
      ToDoubleFunction<Observation> value) {
    double[] base = without.stream().mapToDouble(value).toArray();
    double[] other = with.stream().mapToDouble(value).toArray();
    RatioEstimate estimate = RatioEstimate.paired(base, other);
    out.printf(
        Locale.ROOT,
        "%-6s without " + form + ", with " + form + ": %.4fx (%.4f to %.4f)%n",
        name,
        unit * Samples.median(base),
        unit * Samples.median(other),
        estimate.ratio(),
        estimate.interval95().orElseThrow().low(),
        estimate.interval95().orElseThrow().high());
    return estimate;
  }
}
