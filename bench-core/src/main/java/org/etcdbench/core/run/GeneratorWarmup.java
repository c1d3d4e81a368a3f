package org.etcdbench.core.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.OpenLoad;
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

  private static final Duration OPEN_LOOP = Duration.ofSeconds(1);

  /** Clients that keep the generator busy, however few the plan measures. */
  static final int LEAST_CLIENTS = 64;

  private final Time time;
  private final Cluster cluster;

  GeneratorWarmup(Time time, Cluster cluster) {
    this.time = time;
    this.cluster = cluster;
  }

  void run(Plan plan, int members) throws ClusterException, InterruptedException {
    for (DriverKind driver : plan.drivers()) {
      List<Scenario> heaviest = heaviest(plan, members, driver);
      if (!heaviest.isEmpty()) {
        Duration share = plan.generatorWarmup().dividedBy(heaviest.size());
        for (Scenario scenario : heaviest) {
          warm(scenario, share.compareTo(SHORTEST) < 0 ? SHORTEST : share, plan.iterationLimit());
        }
      }
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

  private void warm(Scenario scenario, Duration share, Duration limit)
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
      List<LoopResult> results =
          new ClosedLoop(
                  time,
                  workload,
                  new AtomicLong(),
                  connections.all(),
                  clients(scenario),
                  new IterationLength.Time(share),
                  new Limits(scenario.timeout(), limit, Optional::empty))
              .run();
      if (results.get(0).interrupted()) {
        throw new InterruptedException();
      }
      if (scenario.load() instanceof OpenLoad) {
        warmOpenLoop(scenario, workload, connections, limit);
      }
    }
  }

  /** The schedule and its slots are code of their own. */
  private void warmOpenLoop(
      Scenario scenario, Workload workload, Connections connections, Duration limit)
      throws InterruptedException {
    List<LoopResult> results =
        new Loops(time, scenario, workload, 0)
            .warmup(
                connections.all(),
                new IterationLength.Time(OPEN_LOOP),
                1,
                new Limits(scenario.timeout(), limit, Optional::empty))
            .run();
    if (results.get(0).interrupted()) {
      throw new InterruptedException();
    }
  }
}
