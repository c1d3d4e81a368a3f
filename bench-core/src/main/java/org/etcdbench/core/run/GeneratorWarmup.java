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
import org.etcdbench.core.driver.DriverKind;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/**
 * Lets the Java runtime compile the generator before anything is measured, so that the first runs
 * are not slower than the last. That takes requests rather than seconds, so the plan's heaviest
 * load of each operation is used.
 */
final class GeneratorWarmup {
  private static final Duration SHORTEST = IterationLength.Time.SHORTEST;

  private final Time time;
  private final Cluster cluster;
  private final DriverKind driverKind;

  GeneratorWarmup(Time time, Cluster cluster, DriverKind driverKind) {
    this.time = time;
    this.cluster = cluster;
    this.driverKind = driverKind;
  }

  void run(Plan plan, int members) throws ClusterException, InterruptedException {
    Map<String, Scenario> heaviest = new LinkedHashMap<>();
    for (Scenario scenario : plan.scenarios()) {
      if (scenario.members() != members) {
        continue;
      }
      heaviest.merge(
          scenario.operation().label() + scenario.readConsistency(),
          scenario,
          (a, b) -> a.load().clients() >= b.load().clients() ? a : b);
    }
    Duration share = plan.generatorWarmup().dividedBy(heaviest.size());
    for (Scenario scenario : heaviest.values()) {
      warm(scenario, share.compareTo(SHORTEST) < 0 ? SHORTEST : share, plan.iterationLimit());
    }
  }

  private void warm(Scenario scenario, Duration share, Duration limit)
      throws ClusterException, InterruptedException {
    Workload workload = new Workload(scenario, cluster.keyPrefix());
    Prefill.run(cluster, scenario, workload);
    String leader = Elections.await(cluster.control(), time, () -> false).leader();
    List<Endpoint> pinned =
        Pinning.assign(scenario.target(), cluster.endpoints(), leader, scenario.load().conns());
    try (Driver driver = driverKind.open(new DriverSettings(scenario.timeout()));
        Connections connections = Connections.open(driver, pinned)) {
      LoopResult result =
          new ClosedLoop(
                  time,
                  workload,
                  new AtomicLong(),
                  connections.all(),
                  scenario.load().clients(),
                  new IterationLength.Time(share),
                  new ClosedLoop.Limits(scenario.timeout(), limit, Optional::empty))
              .run();
      if (result.stopped().map(StopReason::kind).orElse(null) == StopReason.Kind.INTERRUPTED) {
        throw new InterruptedException();
      }
    }
  }
}
