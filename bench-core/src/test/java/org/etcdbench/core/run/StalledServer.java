package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.truth.ProgrammedServer;
import org.etcdbench.core.driver.truth.Programs;
import org.etcdbench.core.driver.truth.Truth;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.schedule.Schedule;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Workload;

/**
 * An open load against a server that stalls once, with a driver over a real network.
 *
 * @param perSec requests per second
 * @param length of the load
 * @param from when the stall begins
 * @param stall how long it lasts
 * @param maxInFlight the most requests under way
 */
record StalledServer(int perSec, Duration length, Duration from, Duration stall, int maxInFlight) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration DELAY = Duration.ofMillis(1);
  private static final int CONNS = 4;

  /** What was measured, and what the server did. */
  record Measured(LoopResult result, Truth truth) {}

  /**
   * The response time below which this share of all requests is, were there nothing but the stall:
   * those that are due in it wait for its end.
   */
  Duration trueResponse(double quantile) {
    double waiting = (1 - quantile) * length.toNanos();
    return Duration.ofNanos(Math.round(stall.toNanos() - waiting));
  }

  Measured measure(DriverKind kind) throws Exception {
    try (ProgrammedServer server = ProgrammedServer.start(Programs.prompt());
        Driver driver = Drivers.open(kind, new DriverSettings(TIMEOUT))) {
      List<Connection> connections = new ArrayList<>();
      for (int i = 0; i < CONNS; i++) {
        Connection connection = driver.connect(server.endpoint());
        connection.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
        connections.add(connection);
      }
      loop(connections, Duration.ofSeconds(1)).run();
      server.use(Programs.constant(DELAY).stalled(from, stall));
      LoopResult result = loop(connections, length).run().get(0);
      Truth truth = server.truth();
      connections.forEach(Connection::close);
      return new Measured(result, truth);
    }
  }

  private OpenLoop loop(List<Connection> connections, Duration during) {
    OpenLoad load = new OpenLoad(CONNS, new Rate.Constant(perSec), Arrival.CONSTANT, maxInFlight);
    return new OpenLoop(
        Time.SYSTEM,
        new Workload(Scenarios.put(3, 1), ""),
        new AtomicLong(),
        connections,
        Schedule.of(load, 1),
        List.of(new OpenWindow.Span(0, during.toNanos())),
        maxInFlight,
        new Limits(TIMEOUT, Duration.ofMinutes(5), Optional::empty));
  }
}
