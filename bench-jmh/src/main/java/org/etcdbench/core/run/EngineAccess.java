package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/** Runs iterations of the engine on connections that stay open; for one thread. */
public final class EngineAccess {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Scenario scenario;
  private final Workload workload;
  private final List<Connection> connections;
  private final AtomicLong nextIndex = new AtomicLong();

  /**
   * The engine for this scenario.
   *
   * @param scenario what to send; its own lengths are not used
   * @param connections open and ready; as many as the scenario's load asks for
   */
  public EngineAccess(Scenario scenario, List<Connection> connections) {
    this.scenario = scenario;
    this.workload = new Workload(scenario, "");
    this.connections = List.copyOf(connections);
  }

  /**
   * Runs one iteration of the scenario's load.
   *
   * @param requests how many it measures
   * @return how many of them succeeded
   */
  public long iterate(long requests) {
    LoopResult result =
        new ClosedLoop(
                Time.SYSTEM,
                workload,
                nextIndex,
                connections,
                scenario.clients().orElseThrow(),
                new IterationLength.Requests(requests),
                new Limits(scenario.timeout(), LIMIT, Optional::empty))
            .run()
            .get(0);
    return result.recording().outcomes().stream().mapToLong(outcome -> outcome.count()).sum();
  }
}
