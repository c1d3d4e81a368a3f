package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KeyValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whole runs do to members that are not ours, and what becomes of runs that meet trouble. */
@Timeout(180)
class SafetyIT {
  private static final long MIB = 1 << 20;
  private static final String QUOTA = "--quota-backend-bytes=";
  private static final Executor AFTER_A_MOMENT =
      CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS);
  private static final Executor AFTER_THREE_SECONDS_MORE =
      CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS);

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  private LocalClusters local(String version, String... args) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.version(version), workRoot, args), Time.SYSTEM);
  }

  private static ExistingClusters existing(Cluster cluster, Set<Allowance> allowed) {
    return existing(cluster, allowed, new FactsFromMetrics(Access.OPEN, Time.SYSTEM));
  }

  private static ExistingClusters existing(
      Cluster cluster, Set<Allowance> allowed, MemberFacts facts) {
    return new ExistingClusters(
        new ExistingSettings(
            cluster.endpoints().stream().map(Endpoint::uri).toList(),
            "it",
            false,
            allowed,
            ExistingSettings.DEFAULT_HASH_UP_TO_BYTES,
            0),
        Access.OPEN,
        facts,
        Time.SYSTEM);
  }

  private static Scenario puts(int members, int valueBytes, IterationLength length) {
    return new Scenario(
        members,
        DriverKind.LEAN,
        Operation.PUT,
        null,
        Target.ALL,
        new ClosedLoad(3, 12),
        new Data(8, valueBytes, 2_000, KeyOrder.SEQUENTIAL, 42),
        new Iterations(0, new IterationLength.Requests(1)),
        new Iterations(1, length),
        Duration.ofSeconds(5));
  }

  private static Benchmark.End run(Scenario scenario, ClusterProvider clusters, int runs) {
    return run(scenario, clusters, runs, new RecordingListener(() -> {}));
  }

  private static Benchmark.End run(
      Scenario scenario, ClusterProvider clusters, int runs, RunListener listener) {
    return new Benchmark(
            plan(scenario, runs), "20260101T000000Z-it", clusters, "0", Time.SYSTEM, listener)
        .run();
  }

  private static Plan plan(Scenario scenario, int runs) {
    return plan(scenario, runs, Duration.ZERO);
  }

  private static Plan plan(Scenario scenario, int runs, Duration generatorWarmup) {
    return new Plan(
        new ProfileSource("it", "", List.of()),
        List.of(scenario),
        runs,
        "",
        List.of(),
        0,
        generatorWarmup,
        Duration.ofSeconds(90),
        ObserveSettings.DEFAULT);
  }

  private static RunResult onlyRun(BenchResult result) {
    assertThat(result.scenarios()).hasSize(1);
    assertThat(result.scenarios().get(0).runs()).hasSize(1);
    return result.scenarios().get(0).runs().get(0);
  }

  private static Map<ByteString, Long> revisions(RawEtcd member) {
    Map<ByteString, Long> revisions = new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    for (KeyValue pair : member.all()) {
      revisions.put(pair.getKey(), pair.getModRevision());
    }
    return revisions;
  }

  private static List<String> of(RunResult run, Code code) {
    return run.findings().stream()
        .filter(finding -> finding.code() == code)
        .map(Finding::message)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void writesAndDeletesNoKeyOutsideOfItsPrefix(String version) throws Exception {
    try (LocalClusters local = local(version);
        Cluster cluster = local.open(3, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      // among them the nearest neighbours of our prefix in the order of keys, on both sides
      List.of("a", "/etcd-bench", "/etcd-bench/", "/etcd-bench/is", "/etcd-bench/it", "z")
          .forEach(key -> raw.put(key, "theirs"));
      List.of("/etcd-bench/it0", "/etcd-bench/iu/1", "/registry/pods/default/p", "\u007f")
          .forEach(key -> raw.put(key, "theirs"));
      Map<ByteString, Long> before = revisions(raw);
      long revision = raw.revision();

      Benchmark.End end =
          run(puts(3, 100, new IterationLength.Requests(3_000)), existing(cluster, Set.of()), 2);

      assertThat(end.failed()).isEmpty();
      assertThat(end.result().scenarios().get(0).runs())
          .hasSize(2)
          .allSatisfy(run -> assertThat(of(run, Code.LEFT_BEHIND)).isEmpty());
      assertThat(raw.revision()).isGreaterThan(revision + 6_000);
      assertThat(revisions(raw)).hasSize(10).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void saysWhatTheClusterWasBeforeAndAfter(String version) throws Exception {
    try (LocalClusters local = local(version);
        Cluster cluster = local.open(3, "theirs")) {
      Scenario scenario = puts(3, 1_000, new IterationLength.Requests(5_000));
      Growth foreseen = Growth.of(plan(scenario, 1));

      RunResult run = onlyRun(run(scenario, existing(cluster, Set.of()), 1).result());

      for (ClusterSnapshot snapshot : List.of(run.before(), run.after())) {
        assertThat(snapshot.listed().orElseThrow()).hasSize(3);
        assertThat(snapshot.others()).isEmpty();
        assertThat(snapshot.alarms()).isEmpty();
        assertThat(snapshot.data()).map(DataHashes::verdict).contains(DataHashes.Verdict.EQUAL);
        assertThat(snapshot.members())
            .hasSize(3)
            .allMatch(member -> member.quota().equals(Optional.of(8L << 30)));
      }
      assertThat(run.clusterChange().orElseThrow().members())
          .hasSize(3)
          .allSatisfy(
              member -> {
                assertThat(member.revisions()).isGreaterThanOrEqualTo(5_000);
                assertThat(member.raftIndex()).isGreaterThanOrEqualTo(5_000);
                assertThat(member.lag()).isZero();
                assertThat(foreseen.bytes())
                    .isBetween(member.dbSizeBytes(), 4 * member.dbSizeBytes());
              });
      assertThat(run.findings())
          .extracting(Finding::code)
          .doesNotContain(
              Code.DATA_DIFFERS,
              Code.DATA_NOT_COMPARED,
              Code.MEMBER_LAGS,
              Code.MEMBERS_CHANGED,
              Code.QUOTA_UNKNOWN,
              Code.AFTERMATH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void endsCleanlyWhenSpaceRunsOutAndSaysWhatIsLeftToDo(String version) throws Exception {
    try (LocalClusters local = local(version, QUOTA + 24 * MIB);
        Cluster cluster = local.open(3, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      raw.put("theirs", "theirs");
      long startedNs = Time.SYSTEM.nanoTime();
      // who does not know the quota cannot stop before it
      Benchmark.End end =
          run(
              puts(3, 20_000, new IterationLength.Time(Duration.ofSeconds(60))),
              existing(cluster, Set.of(), MemberFacts.NONE),
              2);

      assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs))
          .isLessThan(Duration.ofSeconds(40));
      // the second run is refused, and what the first measured is kept
      assertThat(end.result().status()).isEqualTo(Status.FAILED);
      assertThat(end.failed())
          .hasValueSatisfying(t -> assertThat(t).contains("active alarm: NOSPACE"));
      RunResult run = onlyRun(end.result());
      Cause cause = end.result().scenarios().get(0).foundCause().orElseThrow();
      assertThat(cause.kind()).isEqualTo(Cause.Kind.NO_SPACE);
      assertThat(cause.text()).startsWith("space for the database ran out: ").contains("NOSPACE");
      assertThat(run.ok().count()).isPositive();
      assertThat(of(run, Code.NO_SPACE))
          .anySatisfy(text -> assertThat(text).contains("NOSPACE of member", "has "))
          .anySatisfy(text -> assertThat(text).contains("mvcc: database space exceeded"));
      assertThat(of(run, Code.QUOTA_UNKNOWN)).hasSize(1);
      assertThat(of(run, Code.LEFT_BEHIND)).isEmpty();
      assertThat(of(run, Code.AFTERMATH))
          .singleElement()
          .satisfies(
              text ->
                  assertThat(text)
                      .contains("NOSPACE is raised on member", "etcdctl alarm disarm", "--allow-"));
      assertThat(raw.get("theirs")).containsExactly("theirs");
      assertThat(raw.count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void freesAFullClusterIfThatIsAllowed(String version) throws Exception {
    try (LocalClusters local = local(version, QUOTA + 24 * MIB);
        Cluster cluster = local.open(3, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      Set<Allowance> all = Set.of(Allowance.COMPACT, Allowance.DEFRAG, Allowance.DISARM);

      Benchmark.End end =
          run(
              puts(3, 20_000, new IterationLength.Time(Duration.ofSeconds(60))),
              existing(cluster, all, MemberFacts.NONE),
              1);

      RunResult run = onlyRun(end.result());
      assertThat(of(run, Code.NO_SPACE)).isNotEmpty();
      assertThat(String.join("\n", of(run, Code.AFTERMATH)))
          .contains(
              "history of all keys was compacted up to revision",
              "was defragmented, from",
              "was disarmed, as allowed by --allow-disarm",
              "no alarm is raised now");
      raw.put("again", "possible");
      assertThat(raw.count()).isEqualTo(1);
    }
  }

  @Test
  void stopsBeforeItFillsADatabase() throws Exception {
    try (LocalClusters local = local("3.5", QUOTA + 512 * MIB);
        Cluster cluster = local.open(1, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      // as if a smaller quota were set: the member itself goes on, so only the watch can stop it
      MemberFacts facts =
          member -> Optional.of(new MemberFacts.Facts(OptionalLong.of(48 * MIB), Map.of()));

      BenchResult stopped =
          run(
                  puts(1, 1_000, new IterationLength.Time(Duration.ofSeconds(60))),
                  existing(cluster, Set.of(), facts),
                  1)
              .result();
      RunResult run = onlyRun(stopped);

      assertThat(stopped.scenarios().get(0).foundCause().map(Cause::kind))
          .contains(Cause.Kind.NO_SPACE);
      assertThat(of(run, Code.QUOTA_NEAR))
          .singleElement()
          .satisfies(text -> assertThat(text).contains("the database of m1 had", "45.6 MiB"));
      assertThat(run.ok().count()).isPositive();
      assertThat(of(run, Code.AFTERMATH)).anySatisfy(t -> assertThat(t).contains("of its quota"));
      assertThat(raw.count()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"3.4, 64, false", "3.5, 64, true", "3.5, 1000, true", "3.5, 1000, false"})
  void doesNotFillAVerySmallDatabase(String version, int valueBytes, boolean growth)
      throws Exception {
    try (LocalClusters local = local(version, QUOTA + 4 * MIB);
        Cluster cluster = local.open(3, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      raw.put("theirs", "theirs");
      Scenario scenario = puts(3, valueBytes, new IterationLength.Time(Duration.ofSeconds(30)));
      List<String> cuts = new ArrayList<>();
      RunListener listener =
          new RecordingListener(() -> {}) {
            @Override
            public void generatorWarmupCut(String why) {
              cuts.add(why);
            }
          };

      Benchmark.End end =
          new Benchmark(
                  plan(scenario, 1, Duration.ofSeconds(5)),
                  "20260101T000000Z-it",
                  existing(cluster, growth ? Set.of(Allowance.GROWTH) : Set.of()),
                  "0",
                  Time.SYSTEM,
                  listener)
              .run();

      assertThat(end.failed()).isEmpty();
      assertThat(cuts).singleElement().asString().contains("a warm-up may use 10 % of that");
      RunResult run = onlyRun(end.result());
      assertThat(of(run, Code.NO_SPACE)).isEmpty();
      assertThat(of(run, Code.QUOTA_NEAR))
          .singleElement()
          .asString()
          .contains("we stop at 3.8 MiB, so that its quota is not reached");
      assertThat(run.ok().count()).isPositive();
      assertThat(run.iterations()).allMatch(iteration -> iteration.errorTexts().isEmpty());
      assertThat(run.after().raised()).isEmpty();
      assertThat(run.after().members())
          .allSatisfy(member -> assertThat(member.dbSizeBytes()).isLessThan(4 * MIB));
      // the member still takes what others write, also after our keys were deleted
      raw.put("theirs", "again");
      assertThat(raw.count()).isEqualTo(1);
      assertThat(cluster.snapshot(false).raised()).isEmpty();
    }
  }

  @Test
  void refusesALoadThatAVerySmallDatabaseCannotTakeForAMoment() throws Exception {
    try (LocalClusters local = local("3.5", QUOTA + 4 * MIB);
        Cluster cluster = local.open(1, "theirs");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      Benchmark.End end =
          run(
              puts(1, 20_000, new IterationLength.Time(Duration.ofSeconds(30))),
              existing(cluster, Set.of(Allowance.GROWTH)),
              1);

      assertThat(end.failed())
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .contains("more until 95 % of its quota", "before anybody can look"));
      assertThat(raw.revision()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void namesAMemberThatStoodStillForThreeSeconds(String version) throws Exception {
    List<Throwable> failures = new ArrayList<>();
    try (LocalClusters local = local(version);
        WatchedClusters clusters = new WatchedClusters(local, members -> {})) {
      RecordingListener listener =
          new RecordingListener(
              () -> AFTER_A_MOMENT.execute(() -> pauseAFollower(clusters, failures)));
      Scenario scenario = puts(3, 100, new IterationLength.Time(Duration.ofSeconds(8)));

      BenchResult result = run(scenario, clusters, 1, listener).result();
      RunResult run = onlyRun(result);

      assertThat(failures).isEmpty();
      Cause cause = result.scenarios().get(0).foundCause().orElseThrow();
      assertThat(cause.kind()).isEqualTo(Cause.Kind.MEMBER);
      assertThat(cause.text()).contains("did not answer from ");
      assertThat(of(run, Code.MEMBER_LOST)).isEmpty();
      assertThat(of(run, Code.MEMBER_SILENT))
          .singleElement()
          .satisfies(
              text ->
                  assertThat(text)
                      .matches("member m\\d did not answer from \\S+Z to \\S+Z: .*iteration 1"));
      assertThat(run.after().data()).map(DataHashes::verdict).contains(DataHashes.Verdict.EQUAL);
    }
  }

  private void pauseAFollower(WatchedClusters clusters, List<Throwable> failures) {
    try {
      String leader = clusters.last().control().leadership().leader();
      ProcessHandle follower = EtcdProcesses.member(workRoot, leader.equals("m2") ? "m3" : "m2");
      EtcdProcesses.pause(follower);
      AFTER_THREE_SECONDS_MORE.execute(
          () -> {
            try {
              EtcdProcesses.resume(follower);
            } catch (Exception | AssertionError e) {
              failures.add(e);
            }
          });
    } catch (Exception | AssertionError e) {
      failures.add(e);
    }
  }
}
