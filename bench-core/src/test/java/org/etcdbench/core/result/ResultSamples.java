package org.etcdbench.core.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;

/**
 * Builds results for tests, with real histograms of made-up latencies: the same calls in the same
 * order give the same result on every machine. Not thread-safe.
 */
public final class ResultSamples {

  /** The note that all members of a local cluster share a machine. */
  public static final Finding SHARED_HOST =
      new Finding(Finding.Code.SHARED_HOST, "All members share one host.");

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final double NS_PER_MS = 1e6;

  /** Share of a latency that every request takes; the rest is exponentially distributed. */
  private static final double FIXED_SHARE = 0.6;

  /** Requests of an iteration whose length is a time. */
  private static final int REQUESTS_IF_TIMED = 500;

  private final Random random = new Random(12345);
  private final List<ScenarioResult> rows = new ArrayList<>();
  private BenchResult.Status status = BenchResult.Status.COMPLETE;
  private Environment environment = environment("3.6.4");
  private int position;

  /** A put of one client to the leader: three iterations of 1500 ms after one of 1 s. */
  public static Scenario put(int members) {
    return new Scenario(
        members,
        DriverKind.LEAN,
        Operation.PUT,
        null,
        Target.LEADER,
        new ClosedLoad(1, 1),
        new Data(8, 256, 100_000, KeyOrder.UNIFORM, 1),
        new Iterations(1, new IterationLength.Time(Duration.ofSeconds(1))),
        new Iterations(3, new IterationLength.Time(Duration.ofMillis(1500))),
        Duration.ofSeconds(5));
  }

  /** A range of 100 clients over all members: three iterations of 2000 requests after one. */
  public static Scenario range(int members, Consistency consistency) {
    return new Scenario(
        members,
        DriverKind.LEAN,
        Operation.RANGE,
        consistency,
        Target.ALL,
        new ClosedLoad(100, 100),
        new Data(8, 256, 100_000, KeyOrder.UNIFORM, 1),
        new Iterations(1, new IterationLength.Requests(500)),
        new Iterations(3, new IterationLength.Requests(2000)),
        Duration.ofSeconds(5));
  }

  /** What most tests want: two sizes, a put and a linearizable range, three valid runs of each. */
  public static BenchResult twoSizes() {
    return new ResultSamples()
        .row(put(3), 3, 1.6, SHARED_HOST)
        .row(range(3, Consistency.LINEARIZABLE), 3, 4.8, SHARED_HOST)
        .row(put(7), 3, 2.5, SHARED_HOST)
        .row(range(7, Consistency.LINEARIZABLE), 3, 7.9, SHARED_HOST)
        .build();
  }

  /** Sets how far the measuring came; complete unless set. */
  public ResultSamples status(BenchResult.Status status) {
    this.status = status;
    return this;
  }

  /** Sets where it was measured; {@link #environment} unless set. */
  public ResultSamples environment(Environment environment) {
    this.environment = environment;
    return this;
  }

  /** Adds a row of runs in which nothing failed. */
  public ResultSamples row(Scenario scenario, int runs, double meanMs, Finding... findings) {
    List<RunResult> measured =
        IntStream.rangeClosed(1, runs)
            .mapToObj(run -> run(scenario, run, meanMs, 0, findings))
            .toList();
    return row(scenario, measured);
  }

  /** Adds a row whose verdict is what its runs found, and further findings. */
  public ResultSamples row(Scenario scenario, List<RunResult> runs, Finding... further) {
    List<Finding> findings =
        Stream.concat(runs.stream().flatMap(r -> r.findings().stream()), Arrays.stream(further))
            .toList();
    rows.add(new ScenarioResult(scenario, runs, new Verdict(findings)));
    return this;
  }

  /**
   * A run at the mean latency, in which this many requests of each measured iteration time out. Its
   * windows are 0.2 % longer than its requests fill.
   */
  public RunResult run(
      Scenario scenario, int run, double meanMs, int timeouts, Finding... findings) {
    List<IterationResult> iterations = new ArrayList<>();
    for (int i = 1; i <= scenario.warmup().count(); i++) {
      iterations.add(iteration(scenario, IterationResult.Kind.WARMUP, i, meanMs * 2, 0));
    }
    // runs differ from each other more than the iterations inside one do
    double ofRun = meanMs * (0.98 + 0.04 * random.nextDouble());
    for (int i = 1; i <= scenario.measurement().count(); i++) {
      iterations.add(iteration(scenario, IterationResult.Kind.MEASUREMENT, i, ofRun, timeouts));
    }
    return run(run, iterations, findings);
  }

  /** A run of these iterations. */
  public RunResult run(int run, List<IterationResult> iterations, Finding... findings) {
    position++;
    return new RunResult(
        run,
        position,
        START.plusSeconds(60L * position),
        "",
        List.of("m1=1"),
        ClusterSnapshot.NONE,
        ClusterSnapshot.NONE,
        iterations,
        null,
        List.of(findings));
  }

  /** An iteration at the mean latency, of which this many requests time out. */
  public IterationResult iteration(
      Scenario scenario, IterationResult.Kind kind, int index, double meanMs, int timeouts) {
    int requests =
        scenario.measurement().length() instanceof IterationLength.Requests length
            ? (int) length.count()
            : REQUESTS_IF_TIMED;
    List<OutcomeResult> outcomes = new ArrayList<>();
    if (timeouts < requests) {
      outcomes.add(outcome(Outcome.OK, latency(requests - timeouts, meanMs)));
    }
    if (timeouts > 0) {
      outcomes.add(outcome(Outcome.TIMEOUT, latency(timeouts, meanMs * 10)));
    }
    long busyNs = outcomes.stream().mapToLong(o -> o.response().sumNs()).sum();
    long windowNs = busyNs / scenario.clients().orElseThrow() * 1002 / 1000;
    return new IterationResult(kind, index, START, windowNs, outcomes, Map.of(), 0, null);
  }

  /** The result of the rows so far. */
  public BenchResult build() {
    return new BenchResult(
        BenchResult.SCHEMA_VERSION,
        "20260131T120000Z-quick",
        status,
        START,
        START.plusSeconds(3600),
        new BenchResult.ProfileSource("quick", "name: quick\n", List.of("runs=3")),
        environment,
        rows);
  }

  /** A made-up machine. */
  public static Environment environment(String etcdVersion) {
    return new Environment(
        "0.1.0",
        "lean",
        "grpc-java 1.84.0, netty 4.2.17",
        "local: 3, 7 members",
        etcdVersion,
        "etcd on the PATH",
        "Linux",
        "6.1.0",
        "amd64",
        "Sample CPU",
        8,
        16L << 30,
        "OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1",
        List.of("-Xmx1g"),
        "ext4");
  }

  private static OutcomeResult outcome(Outcome outcome, Latency latency) {
    return new OutcomeResult(outcome, latency, latency, null);
  }

  private Latency latency(int count, double meanMs) {
    Histogram histogram = Latency.newHistogram();
    long sumNs = 0;
    long minNs = Long.MAX_VALUE;
    long maxNs = 0;
    for (int i = 0; i < count; i++) {
      // StrictMath gives the same bits on every machine
      double exponential = -StrictMath.log(1 - random.nextDouble());
      double ms = meanMs * (FIXED_SHARE + (1 - FIXED_SHARE) * exponential);
      long ns = (long) (ms * NS_PER_MS);
      histogram.recordValue(ns);
      sumNs += ns;
      minNs = Math.min(minNs, ns);
      maxNs = Math.max(maxNs, ns);
    }
    return Latency.of(histogram, sumNs, minNs, maxNs);
  }
}
