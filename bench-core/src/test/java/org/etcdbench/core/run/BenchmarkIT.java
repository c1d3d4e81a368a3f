package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole benchmarks on real members. */
@Timeout(180)
class BenchmarkIT {
  private static final ClosedLoad ONE = new ClosedLoad(1, 1);
  private static final ClosedLoad SOME = new ClosedLoad(8, 16);

  /** Short enough for a test, long enough for Little's law on a machine that others use too. */
  private static final Duration WINDOW = Duration.ofSeconds(2);

  private static final Executor AFTER_A_MOMENT =
      CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(15);

  /** What says only that all runs on one, busy, machine, and what is looked at more closely. */
  private static final Set<Code> CAVEATS =
      EnumSet.of(
          Code.SHARED_HOST,
          Code.DATA_IN_MEMORY,
          Code.LITTLES_LAW,
          Code.GENERATOR_LIMITED,
          Code.GENERATOR_PAUSED,
          Code.SLOW_APPLY,
          Code.MEMBER_STALLED);

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  @Test
  void measuresEveryKindOfRowValidly() throws Exception {
    List<Scenario> scenarios =
        List.of(
            put(1, "leader", SOME),
            put(3, "all", SOME),
            put(3, "followers", ONE),
            put(3, "m2", SOME),
            range(1, Consistency.LINEARIZABLE, "leader", SOME),
            range(3, Consistency.LINEARIZABLE, "followers", ONE),
            range(3, Consistency.SERIALIZABLE, "all", SOME),
            range(3, Consistency.SERIALIZABLE, "m2", ONE));
    try (LocalClusters local = clusters();
        WatchedClusters clusters = new WatchedClusters(local, BenchmarkIT::requireConsistent)) {
      RecordingListener listener = new RecordingListener(() -> {});
      Benchmark.End end = benchmark(scenarios, clusters, listener).run();

      assertThat(end.failed()).isEmpty();
      BenchResult result = end.result();
      assertThat(result.status()).isEqualTo(Status.COMPLETE);
      assertThat(result.scenarios()).extracting(ScenarioResult::scenario).isEqualTo(scenarios);
      assertThat(result.scenarios()).allSatisfy(BenchmarkIT::requireSound);
      assertThat(result.environment().etcdVersion()).isEqualTo(EtcdForTests.any().version());
      assertThat(result.environment().driver()).isEqualTo("lean");
      assertThat(listener.wentWrong()).isZero();
      assertThat(clusters.closed()).isEqualTo(scenarios.size());
      assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    }
  }

  @Test
  void sendsWithEachDriverExactlyWhatTheScheduleAsksFor() throws Exception {
    List<Scenario> scenarios =
        Stream.of(DriverKind.LEAN, DriverKind.JETCD).map(BenchmarkIT::openPuts).toList();
    List<Long> revisions = new ArrayList<>();
    try (LocalClusters local = clusters();
        WatchedClusters clusters =
            new WatchedClusters(local, cluster -> revisions.add(revisionOf(cluster)))) {
      BenchResult result =
          benchmark(scenarios, clusters, new RecordingListener(() -> {})).run().result();

      assertThat(result.environment().driver()).isEqualTo("lean,jetcd");
      assertThat(result.scenarios()).hasSize(2);
      for (int i = 0; i < 2; i++) {
        RunResult run = result.scenarios().get(i).runs().get(0);
        long sent = run.iterations().stream().mapToLong(IterationResult::requests).sum();
        long due = run.iterations().stream().mapToLong(n -> n.schedule().orElseThrow().due()).sum();
        assertThat(run.measured()).hasSize(2);
        assertThat(result.scenarios().get(i).errors()).isZero();
        assertThat(sent).isEqualTo(due);
        // a new cluster begins at 1
        assertThat(revisions.get(i)).isEqualTo(1 + due);
        ServerCount counted = run.observations().orElseThrow().countedByServer().orElseThrow();
        assertThat(counted.client()).isEqualTo(due);
        assertThat(counted.server()).isEqualTo(due);
      }
    }
  }

  private static long revisionOf(Cluster cluster) {
    try (RawEtcd member = new RawEtcd(cluster.endpoints().get(0))) {
      return member.revision();
    }
  }

  /** A second at 200/s, and a ramp from there to 400/s. */
  private static Scenario openPuts(DriverKind driver) {
    Duration second = Duration.ofSeconds(1);
    Rate.Phases phases =
        new Rate.Phases(
            List.of(
                new Phase(Duration.ZERO, second, 200, 200), new Phase(second, second, 200, 400)));
    Scenario closed = put(3, "all", SOME);
    return new Scenario(
        3,
        driver,
        Operation.PUT,
        null,
        Target.ALL,
        new OpenLoad(6, phases, Arrival.POISSON, 600),
        closed.data(),
        // a warm-up would write, too
        new Iterations(0, new IterationLength.Requests(100)),
        new Iterations(1, new IterationLength.Time(phases.length())),
        closed.timeout());
  }

  private static void requireSound(ScenarioResult row) {
    assertThat(row.verdict().findings())
        .as("findings of %s", row.scenario().id())
        .allMatch(finding -> CAVEATS.contains(finding.code()));
    assertThat(row.errors()).isZero();
    requireLittlesLaw(row);
    RunResult run = row.runs().get(0);
    assertThat(run.measured()).hasSize(1).allMatch(i -> i.windowNs() >= WINDOW.toNanos());
    assertThat(run.iterations()).hasSize(2);
    assertThat(run.okPerSec()).isGreaterThan(10);
    ServerCount counted = run.observations().orElseThrow().countedByServer().orElseThrow();
    assertThat(counted.client()).isGreaterThanOrEqualTo(run.measured().get(0).requests());
    assertThat(counted.ratio()).isBetween(0.99, 1.01);
    assertThat(run.pinned().stream().mapToInt(BenchmarkIT::count).sum())
        .isEqualTo(row.scenario().load().conns());
    assertThat(run.pinned()).hasSize(membersOf(row.scenario()));
  }

  /**
   * What is under way when the window opens counts too much, what is under way when it closes too
   * little: on a machine that others stall, that may be as much as the longest wait for each
   * client.
   */
  private static void requireLittlesLaw(ScenarioResult row) {
    double edgesPct = 100.0 * row.ok().maxNs() / WINDOW.toNanos();
    assertThat(Math.abs(row.littlesLawPct()))
        .as("per cent off Little's law in %s", row.scenario().id())
        .isLessThan(Math.max(2, edgesPct));
  }

  /** All members hold the same data, and there is some. */
  private static void requireConsistent(Cluster cluster) {
    List<RawEtcd> members = cluster.endpoints().stream().map(RawEtcd::new).toList();
    // asking each for it makes each catch up
    long revision = members.stream().mapToLong(RawEtcd::revision).max().orElseThrow();
    assertThat(members.stream().map(member -> member.hash(revision)).distinct()).hasSize(1);
    assertThat(members.get(0).count()).isBetween(1L, 1_000L);
    members.forEach(RawEtcd::close);
  }

  private static int count(String pin) {
    return Integer.parseInt(pin.substring(pin.indexOf('=') + 1));
  }

  private static int membersOf(Scenario scenario) {
    int reachable =
        switch (scenario.target().label()) {
          case "all" -> scenario.members();
          case "followers" -> scenario.members() - 1;
          default -> 1;
        };
    return Math.min(reachable, scenario.load().conns());
  }

  @Test
  void endsARunThatLosesAMemberAndNamesIt() throws Exception {
    BenchResult result = runThatLoses(Target.of("m1"), cluster -> "m3");

    Finding lost = only(result, Code.MEMBER_LOST);
    assertThat(lost.message())
        .matches(
            "member m3 was lost at \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z:"
                + " its process ended with exit code 137");
    assertThat(result.scenarios().get(0).requests()).isPositive();
  }

  @Test
  void voidsARunThatLosesItsLeader() throws Exception {
    BenchResult result =
        runThatLoses(Target.LEADER, cluster -> cluster.control().leadership().leader());

    assertThat(result.scenarios().get(0).verdict().findings())
        .extracting(Finding::code)
        .containsAnyOf(Code.LEADER_CHANGED, Code.MEMBER_LOST);
  }

  /** Chooses a member of an open cluster. */
  private interface Choice {
    String of(Cluster cluster) throws Exception;
  }

  /** One long scenario on three members, of which one is killed in its measured iteration. */
  private BenchResult runThatLoses(Target target, Choice victim) throws Exception {
    Scenario scenario = scenario(Operation.PUT, null, 3, target, SOME, LONG);
    try (LocalClusters local = clusters();
        WatchedClusters clusters = new WatchedClusters(local, members -> {})) {
      AtomicLong killedNs = new AtomicLong();
      CompletableFuture<Void> killing = new CompletableFuture<>();
      RecordingListener listener =
          new RecordingListener(
              () ->
                  AFTER_A_MOMENT.execute(
                      () -> {
                        killedNs.set(Time.SYSTEM.nanoTime());
                        kill(victim, clusters.last(), killing);
                      }));
      Benchmark.End end = benchmark(List.of(scenario), clusters, listener).run();

      long endedNs = Time.SYSTEM.nanoTime();
      killing.get(1, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(endedNs - killedNs.get())).isLessThan(ENDS_WITHIN);
      assertThat(end.failed()).isEmpty();
      assertThat(end.result().scenarios())
          .singleElement()
          .satisfies(row -> assertThat(row.verdict().valid()).isFalse());
      assertThat(listener.wentWrong()).isEqualTo(1);
      assertThat(EtcdProcesses.etcds(workRoot)).isEmpty();
      return end.result();
    }
  }

  private void kill(Choice victim, Cluster cluster, CompletableFuture<Void> done) {
    try {
      EtcdProcesses.kill(List.of(EtcdProcesses.member(workRoot, victim.of(cluster))));
      done.complete(null);
    } catch (Exception | AssertionError e) {
      done.completeExceptionally(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsWithWhatItHasWhenItsThreadIsInterrupted(RecordingListener.Moment moment)
      throws Exception {
    Scenario scenario = scenario(Operation.PUT, null, 1, Target.ALL, SOME, LONG);
    RecordingListener listener =
        new RecordingListener(moment, () -> Thread.currentThread().interrupt());
    try (LocalClusters clusters = clusters()) {
      Benchmark.End end = benchmark(List.of(scenario), clusters, listener).run();

      assertThat(end.failed()).isEmpty();
      assertThat(end.result().status()).isEqualTo(Status.INTERRUPTED);
    } finally {
      // the interruption is over with the benchmark; what it left must not hit the next test
      Thread.interrupted();
    }
    EtcdProcesses.awaitEnd(EtcdProcesses.all(workRoot));
    try (Stream<Path> left = Files.list(workRoot)) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
  }

  private static Finding only(BenchResult result, Code code) {
    List<Finding> found =
        result.scenarios().get(0).verdict().findings().stream()
            .filter(finding -> finding.code() == code)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private LocalClusters clusters() throws Exception {
    return LocalClusters.prepare(EtcdForTests.settings(EtcdForTests.any(), workRoot), Time.SYSTEM);
  }

  private static Scenario put(int members, String target, ClosedLoad load) {
    return scenario(Operation.PUT, null, members, Target.of(target), load, WINDOW);
  }

  private static Scenario range(
      int members, Consistency consistency, String target, ClosedLoad load) {
    return scenario(Operation.RANGE, consistency, members, Target.of(target), load, WINDOW);
  }

  private static Scenario scenario(
      Operation operation,
      @Nullable Consistency consistency,
      int members,
      Target target,
      ClosedLoad load,
      Duration window) {
    return new Scenario(
        members,
        DriverKind.LEAN,
        operation,
        consistency,
        target,
        load,
        new Data(8, 256, 1_000, KeyOrder.UNIFORM, 42),
        new Iterations(1, new IterationLength.Time(Duration.ofMillis(300))),
        new Iterations(1, new IterationLength.Time(window)),
        Duration.ofSeconds(5));
  }

  private static Benchmark benchmark(
      List<Scenario> scenarios, ClusterProvider clusters, RunListener listener) {
    Plan plan =
        new Plan(
            new ProfileSource("it", "", List.of()),
            scenarios,
            1,
            "",
            List.of(),
            0,
            Duration.ZERO,
            Duration.ofSeconds(90),
            ObserveSettings.DEFAULT);
    return new Benchmark(plan, "20260101T000000Z-it", clusters, "0", Time.SYSTEM, listener);
  }
}
