package org.etcdbench.core.result.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ImportedRow;
import org.etcdbench.core.result.InFlight;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ScheduleResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.core.scenario.Target;
import org.jspecify.annotations.Nullable;

/** Small results that have everything in them that a result can have. */
final class StoreSamples {
  static final Instant STARTED_AT = Instant.parse("2026-01-31T12:00:00.127Z");
  static final String ID = "20260131T120000Z-quick";

  private StoreSamples() {}

  static BenchResult complete() {
    BenchResult before = ofVersion3();
    List<ScenarioResult> rows = new ArrayList<>(before.scenarios());
    rows.add(imported());
    return result(before.id(), before.status(), rows);
  }

  /** What a file of schema version 3 can say of {@link #complete}: nothing of other tools. */
  static BenchResult ofVersion3() {
    return result(
        ID,
        Status.COMPLETE,
        List.of(
            new ScenarioResult(put(), List.of(run(1, 1), failedRun(2, 4)), verdict(), cause()),
            new ScenarioResult(open(), List.of(openRun()), new Verdict(List.of())),
            new ScenarioResult(range(), List.of(run(1, 2)), new Verdict(List.of()))));
  }

  /** What a file of schema version 1 can say of {@link #complete}. */
  static BenchResult ofVersion1() {
    return result(
        ID,
        Status.COMPLETE,
        List.of(
            new ScenarioResult(put(), List.of(run1(1, 1), failedRun(2, 4)), verdict()),
            new ScenarioResult(range(), List.of(run1(1, 2)), new Verdict(List.of()))));
  }

  /** What a file of schema version 2 can say of {@link #complete}. */
  static BenchResult ofVersion2() {
    BenchResult later = ofVersion3();
    return result(
        later.id(),
        later.status(),
        later.scenarios().stream().map(StoreSamples::unobserved).toList());
  }

  /** Six and a half times as much as its one client can have under way. */
  private static ScenarioResult imported() {
    Scenario scenario =
        new Scenario(
            7,
            DriverKind.OTHER,
            Operation.RANGE,
            Consistency.SERIALIZABLE,
            Target.LEADER,
            new ClosedLoad(1, 1),
            new Data(8, 256, 1, KeyOrder.SEQUENTIAL, 0),
            new Iterations(0, new IterationLength.Requests(10_000)),
            new Iterations(1, new IterationLength.Requests(10_000)),
            Duration.ofSeconds(1));
    ImportedFigures figures =
        new ImportedFigures(
            1, 1443.0, 10_000L, 3L, 4.5e6, 1.25e6, 9e6, Map.of(500, 4e6, 990, 8e6), 1.146);
    ImportedRow row =
        new ImportedRow(
            "table.md, line 9", Set.of(ScenarioKey.TARGET, ScenarioKey.KEY_SPACE), figures);
    Finding law = new Finding(Finding.Code.LITTLES_LAW, "off by 6.5x");
    return ScenarioResult.of(scenario, row, new Verdict(List.of(law)));
  }

  private static ScenarioResult unobserved(ScenarioResult row) {
    return new ScenarioResult(
        row.scenario(), row.runs().stream().map(StoreSamples::unobserved).toList(), row.verdict());
  }

  private static RunResult unobserved(RunResult run) {
    return new RunResult(
        run.run(),
        run.position(),
        run.startedAt(),
        run.keyPrefix(),
        run.pinned(),
        SnapshotSamples.plain(run.before()),
        SnapshotSamples.plain(run.after()),
        run.iterations(),
        null,
        run.findings());
  }

  /** One row is measured, the other was never begun. */
  static BenchResult partial() {
    return result(
        ID,
        Status.PARTIAL,
        List.of(
            new ScenarioResult(put(), List.of(run(1, 1)), new Verdict(List.of())),
            new ScenarioResult(range(), List.of(), new Verdict(List.of()))));
  }

  static BenchResult result(String id, Status status, List<ScenarioResult> scenarios) {
    return new BenchResult(
        BenchResult.SCHEMA_VERSION,
        id,
        status,
        STARTED_AT,
        STARTED_AT.plusSeconds(90),
        new ProfileSource("quick", "name: quick\nsizes: \"3\" # ≥ 1\n", List.of("runs=2")),
        environment(),
        scenarios);
  }

  static Scenario put() {
    return scenario(
        Operation.PUT,
        null,
        Target.LEADER,
        new IterationLength.Requests(10_000),
        new IterationLength.Time(Duration.ofMillis(1500)));
  }

  private static Scenario range() {
    return scenario(
        Operation.RANGE,
        Consistency.SERIALIZABLE,
        Target.of("m2"),
        new IterationLength.Time(Duration.ofMinutes(2)),
        new IterationLength.Requests(500));
  }

  /** Phases of Poisson arrivals after a warm-up until it is steady. */
  private static Scenario open() {
    Duration half = Duration.ofMillis(750);
    OpenLoad load =
        new OpenLoad(
            2,
            new Rate.Phases(
                List.of(
                    new Phase(Duration.ZERO, half, 100, 500.5),
                    new Phase(half, half, 500.5, 500.5))),
            Arrival.POISSON,
            64);
    return scenario(
        Operation.PUT,
        null,
        Target.ALL,
        load,
        new IterationLength.Steady(Duration.ofMinutes(1), Duration.ofMinutes(10)),
        1,
        new IterationLength.Time(Duration.ofMillis(1500)));
  }

  private static Scenario scenario(
      Operation operation,
      @Nullable Consistency consistency,
      Target target,
      IterationLength warmup,
      IterationLength measurement) {
    return scenario(operation, consistency, target, new ClosedLoad(2, 16), warmup, 2, measurement);
  }

  private static Scenario scenario(
      Operation operation,
      @Nullable Consistency consistency,
      Target target,
      Load load,
      IterationLength warmup,
      int iterations,
      IterationLength measurement) {
    return new Scenario(
        3,
        DriverKind.LEAN,
        operation,
        consistency,
        target,
        load,
        new Data(8, 256, 100_000, KeyOrder.UNIFORM, 42),
        new Iterations(1, warmup),
        new Iterations(iterations, measurement),
        Duration.ofSeconds(5));
  }

  static RunResult run(int run, int position) {
    return run(
        run,
        position,
        List.of(
            iteration(Kind.WARMUP, 1, 0, latency(250, 10), generator(null)),
            iteration(Kind.MEASUREMENT, 1, 0, latency(250, 10), generator(null)),
            iteration(Kind.MEASUREMENT, 2, 3_000_000_000L, latency(250, 10), generator(null))),
        ObservationSamples.observed(STARTED_AT));
  }

  private static RunResult run1(int run, int position) {
    return unobserved(
        run(
            run,
            position,
            List.of(
                iteration(Kind.WARMUP, 1, 0, null, null),
                iteration(Kind.MEASUREMENT, 1, 0, null, null),
                iteration(Kind.MEASUREMENT, 2, 0, null, null)),
            null));
  }

  private static RunResult openRun() {
    ScheduleResult schedule = new ScheduleResult(255, 254, 3, 3, 7, 5);
    return run(
        1,
        3,
        List.of(
            iteration(Kind.MEASUREMENT, 1, 0, latency(250, 10), generator(schedule)),
            iteration(Kind.MEASUREMENT, 2, 0, latency(250, 10), generator(schedule))),
        null);
  }

  private static RunResult run(
      int run, int position, List<IterationResult> iterations, @Nullable Observations observed) {
    return new RunResult(
        run,
        position,
        STARTED_AT.plusSeconds(position),
        "",
        List.of("m1=2"),
        SnapshotSamples.before(),
        SnapshotSamples.after(),
        iterations,
        observed,
        List.of(new Finding(Finding.Code.SHARED_HOST, "3 members share the host of m1")));
  }

  private static GeneratorResult generator(@Nullable ScheduleResult schedule) {
    return new GeneratorResult(
        1_500_000_123L, 375_000_000, 21.5, 300, new InFlight(750, 15.5, 0.125, 50_000), schedule);
  }

  private static RunResult failedRun(int run, int position) {
    return new RunResult(
        run,
        position,
        STARTED_AT.plusSeconds(position),
        "/etcd-bench/7f/",
        List.of(),
        ClusterSnapshot.NONE,
        ClusterSnapshot.NONE,
        List.of(),
        null,
        List.of(new Finding(Finding.Code.RUN_FAILED, "m3 did not start: \"no space\"")));
  }

  private static Cause cause() {
    return new Cause(
        Cause.Kind.WAL_FSYNC,
        List.of(Cause.Kind.CPU, Cause.Kind.BACKEND_COMMIT),
        "WAL fsync: the leader was syncing 93 % of the time",
        "of 4.2 ms: WAL fsync 3.1 ms",
        Map.of(
            Indicator.FSYNC_BUSY_PCT, 93.0,
            Indicator.FSYNC_P99_MS, 3.9375,
            Indicator.LEADER_CPU_PCT, 97.5));
  }

  private static Verdict verdict() {
    return new Verdict(
        List.of(
            new Finding(Finding.Code.RUN_FAILED, "run 2: m3 did not start"),
            new Finding(Finding.Code.SHARED_HOST, "3 members share the host of m1")));
  }

  private static IterationResult iteration(
      Kind kind,
      int index,
      long trimmedNs,
      @Nullable Latency startDelay,
      @Nullable GeneratorResult generator) {
    return new IterationResult(
        kind,
        index,
        STARTED_AT.plusNanos(1_500_000_001L * index),
        1_500_000_123L,
        List.of(
            new OutcomeResult(
                Outcome.OK, latency(250, index * 1_000L), latency(250, 900), startDelay),
            new OutcomeResult(Outcome.TIMEOUT, latency(2, 9_000_000), latency(2, 9_000_000), null),
            new OutcomeResult(Outcome.MISSING_KEY, latency(0, 0), latency(0, 0), null)),
        Map.of("deadline exceeded", 1L, "canceled: \"x\"", 1L),
        trimmedNs,
        generator);
  }

  static Latency latency(int count, long stepNs) {
    Histogram histogram = histogram(count, stepNs);
    return Latency.of(histogram, stepNs * count * (count + 1) / 2, stepNs, stepNs * count);
  }

  /** The multiples of a step. */
  static Histogram histogram(int count, long stepNs) {
    Histogram histogram = Latency.newHistogram();
    for (int i = 1; i <= count; i++) {
      histogram.recordValue(i * stepNs);
    }
    return histogram;
  }

  private static Environment environment() {
    return new Environment(
        "0.1.0",
        "lean",
        "grpc 1.84.0, netty, epoll",
        "local:3",
        "3.6.1",
        "on the path, etcd 3.6.1",
        "Linux",
        "6.1.0",
        "amd64",
        "Example CPU 2.4 GHz",
        2,
        25_769_803_776L,
        "OpenJDK 17.0.15",
        List.of("-Xmx2g"),
        "ext4");
  }
}
