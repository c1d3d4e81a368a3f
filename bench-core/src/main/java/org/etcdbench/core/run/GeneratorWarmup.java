package org.etcdbench.core.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.observe.Trouble;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.etcdbench.core.observe.metrics.Scraper;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/**
 * Lets the Java runtime compile the generator before anything is measured, so that the first runs
 * are not slower than the last. That takes requests rather than seconds, so the plan's heaviest
 * load of each operation is used, and never fewer than {@link #LEAST_CLIENTS} clients: one client
 * would not send enough in a minute. Each driver is given the whole time.
 */
final class GeneratorWarmup {
  private static final Duration SHORTEST = IterationLength.Time.SHORTEST;

  private static final Duration OBSERVER = Duration.ofSeconds(2);

  private static final Duration OPEN_LOOP = Duration.ofSeconds(1);

  /** More requests than any cluster and generator are good for. */
  private static final double MOST_PER_SEC = 1e6;

  private static final double NS_PER_S = 1e9;

  /** Clients that keep the generator busy, however few the plan measures. */
  static final int LEAST_CLIENTS = 64;

  private final Time time;
  private final Cluster cluster;
  private final RunListener listener;
  private WarmupWrites writes = WarmupWrites.of(OptionalLong.empty(), List.of());

  GeneratorWarmup(Time time, Cluster cluster, RunListener listener) {
    this.time = time;
    this.cluster = cluster;
    this.listener = listener;
  }

  void run(Plan plan, int members) throws ClusterException, InterruptedException {
    warmObserver(plan.observe());
    List<Scenario> all =
        plan.drivers().stream().flatMap(kind -> heaviest(plan, members, kind).stream()).toList();
    ClusterSnapshot before = cluster.snapshot(false);
    Map<String, Long> stopAtBytes = Headroom.stopAtBytes(cluster, before);
    writes = WarmupWrites.of(Headroom.freeBytes(before, stopAtBytes), all);
    requireRoom(all);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time, stopAtBytes)) {
      run(plan, members, () -> watch.trouble().map(Trouble::sentence));
    }
  }

  /** For the keys that reads must find; how much is written to warm up is bounded besides. */
  private void requireRoom(List<Scenario> all) throws ClusterException {
    for (Scenario scenario : all) {
      if (writes.freeBytes().isPresent() && scenario.operation() != Operation.PUT) {
        WriteRoom.require(scenario, writes.freeBytes().getAsLong());
      }
    }
  }

  private void run(Plan plan, int members, Supplier<Optional<String>> clusterStop)
      throws ClusterException, InterruptedException {
    for (DriverKind driver : plan.drivers()) {
      List<Scenario> heaviest = heaviest(plan, members, driver);
      if (!heaviest.isEmpty()) {
        Duration share = plan.generatorWarmup().dividedBy(heaviest.size());
        for (Scenario scenario : heaviest) {
          Duration length = share.compareTo(SHORTEST) < 0 ? SHORTEST : share;
          warm(
              scenario, length, new Limits(scenario.timeout(), plan.iterationLimit(), clusterStop));
        }
      }
    }
  }

  /** What reads metrics costs many times as much until the runtime has compiled it. */
  private void warmObserver(ObserveSettings settings) throws ClusterException {
    List<MetricsTarget> targets = settings.targets(cluster.metricsUrls());
    if (targets.isEmpty()) {
      return;
    }
    Scraper scraper = new Scraper(time, targets, cluster.access().tls().sslContext());
    long startNs = time.nanoTime();
    while (time.nanoTime() - startNs < OBSERVER.toNanos() && scraper.scrape()) {
      // once more
    }
  }

  /** Of each operation the scenario with the most clients. */
  private static List<Scenario> heaviest(Plan plan, int members, DriverKind driver) {
    Map<String, Scenario> heaviest = new LinkedHashMap<>();
    for (Scenario scenario : plan.scenarios()) {
      boolean reachable =
          scenario.members() == members || !(scenario.target() instanceof Target.Named);
      if (reachable && scenario.driver() == driver) {
        heaviest.merge(
            scenario.operation().label() + scenario.readConsistency(),
            scenario,
            (a, b) -> clients(a) >= clients(b) ? a : b);
      }
    }
    return List.copyOf(heaviest.values());
  }

  private static int clients(Scenario scenario) {
    return Math.max(LEAST_CLIENTS, scenario.clients().orElse(0));
  }

  private void warm(Scenario scenario, Duration share, Limits limits)
      throws ClusterException, InterruptedException {
    Workload workload = new Workload(scenario, cluster.keyPrefix());
    Prefill.run(cluster, scenario, workload);
    String leader = Elections.await(cluster.control(), time, () -> false).leader();
    List<Endpoint> pinned =
        Pinning.assign(scenario.target(), cluster.endpoints(), leader, scenario.load().conns());
    try (Driver driver =
            Drivers.open(
                scenario.driver(),
                new DriverSettings(scenario.timeout(), cluster.access(), cluster.tokens()));
        Connections connections = Connections.open(driver, pinned)) {
      long closedWrites = writes.of(scenario);
      if (scenario.load() instanceof OpenLoad open) {
        closedWrites -= openWrites(open);
      }
      if (closedWrites >= 2L * clients(scenario)) {
        warmClosedLoop(scenario, workload, connections, share, closedWrites, limits);
        if (scenario.load() instanceof OpenLoad) {
          warmOpenLoop(scenario, workload, connections, limits);
        }
      } else {
        listener.generatorWarmupCut(writes.why(scenario));
      }
    }
  }

  /** For a time, or until it has sent so many, whichever is first. */
  private void warmClosedLoop(
      Scenario scenario,
      Workload workload,
      Connections connections,
      Duration share,
      long most,
      Limits limits)
      throws ClusterException, InterruptedException {
    boolean bounded = most < MOST_PER_SEC * share.toNanos() / NS_PER_S;
    // a window by requests opens with as many as there are clients, and as many may follow its end
    IterationLength length =
        bounded
            ? new IterationLength.Requests(Math.max(1, most - 2L * clients(scenario)))
            : new IterationLength.Time(share);
    Duration limit = bounded ? share : limits.iteration();
    List<LoopResult> results =
        new ClosedLoop(
                time,
                workload,
                new AtomicLong(),
                connections.all(),
                clients(scenario),
                length,
                new Limits(limits.requestTimeout(), limit, limits.clusterStop()))
            .run();
    requireUndisturbed(results);
    if (bounded && results.get(0).stopped().isEmpty()) {
      listener.generatorWarmupCut(writes.why(scenario));
    }
  }

  private static long openWrites(OpenLoad open) {
    return Math.round(Loops.warmupPerSec(open) * OPEN_LOOP.toSeconds());
  }

  /** The schedule and its slots are code of their own. */
  private void warmOpenLoop(
      Scenario scenario, Workload workload, Connections connections, Limits limits)
      throws ClusterException, InterruptedException {
    requireUndisturbed(
        new Loops(time, scenario, workload, 0)
            .warmup(connections.all(), new IterationLength.Time(OPEN_LOOP), 1, limits)
            .run());
  }

  /** It writes as any load does, so what ends a load ends it. */
  private static void requireUndisturbed(List<LoopResult> results)
      throws ClusterException, InterruptedException {
    if (results.get(0).interrupted()) {
      throw new InterruptedException();
    }
    Optional<StopReason> stopped = results.get(0).stopped();
    if (stopped.isPresent() && stopped.get().kind() == StopReason.Kind.CLUSTER) {
      throw new ClusterException("the generator's warm-up was stopped: " + stopped.get().message());
    }
  }
}
