package org.etcdbench.jmh;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.run.EngineAccess;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
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
 * What the engine costs per request: the closed loop with filling, windows, stamps and recording,
 * on the loopback driver. An invocation is an iteration of many requests, since its beginning and
 * its end take up to 40 ms: time and bytes of those are in the figures, below 3 % of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class EngineBenchmark {
  private static final int REQUESTS = 5_000_000;
  private static final int KEY_SPACE = 10_000;

  /** What is asked. */
  @Param({"PUT", "LINEARIZABLE"})
  public Asked asked = Asked.PUT;

  /** Connections and clients. */
  @Param({"C1_1", "C100_100"})
  public LoadParam load = LoadParam.C1_1;

  private Driver driver =
      Drivers.open(DriverKind.LOOPBACK, new DriverSettings(Duration.ofSeconds(1)));
  private List<Connection> connections = List.of();
  private EngineAccess engine = new EngineAccess(scenario(), connections);

  private Scenario scenario() {
    return Scenarios.of(asked, load.load(), KEY_SPACE);
  }

  /** Opens the connections. */
  @Setup
  public void open() {
    Endpoint nowhere = new Endpoint("m1", URI.create("http://localhost:1"));
    connections =
        IntStream.range(0, load.load().conns()).mapToObj(i -> driver.connect(nowhere)).toList();
    engine = new EngineAccess(scenario(), connections);
  }

  /** One iteration of the engine. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public long closedLoop() {
    return engine.iterate(REQUESTS);
  }

  /** Closes the connections. */
  @TearDown
  public void close() {
    connections.forEach(Connection::close);
    driver.close();
  }
}
