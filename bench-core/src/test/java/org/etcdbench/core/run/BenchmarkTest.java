package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.cluster.NoClusters;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
  private static final IterationLength SHORT = new IterationLength.Time(Duration.ofMillis(50));

  /** By number, so that no pause of this machine falls on the end of a window. */
  private static final IterationLength MANY = new IterationLength.Requests(20_000);

  private static Scenario scenario(int members, IterationLength length) {
    return Scenarios.put(members, Target.ALL, new ClosedLoad(3, 8), 1, 2, length);
  }

  private static Benchmark.End run(Plan plan, ClusterProvider clusters, Listening listening) {
    return new Benchmark(plan, "test-id", clusters, "1.2.3", Time.SYSTEM, listening).run();
  }

  private static Listening interruptingAt(String line) {
    Consumer<String> interrupt =
        told -> {
          if (told.equals(line)) {
            Thread.currentThread().interrupt();
          }
        };
    return new Listening(interrupt);
  }

  private static List<String> runs(BenchResult result) {
    return result.scenarios().stream()
        .flatMap(
            row ->
                row.runs().stream()
                    .map(run -> "m%d r%d".formatted(row.scenario().members(), run.run())))
        .toList();
  }

  @Test
  void measuresAllThatWasAskedFor() {
    Benchmark.End end =
        run(Plans.of(2, scenario(3, MANY), scenario(7, MANY)), new NoClusters(), new Listening());

    assertThat(end.failed()).isEmpty();
    BenchResult result = end.result();
    assertThat(result.status()).isEqualTo(Status.COMPLETE);
    assertThat(result.scenarios()).extracting(row -> row.verdict().label()).containsOnly("VALID");
    assertThat(result.valid()).isTrue();
    assertThat(result.id()).isEqualTo("test-id");
    assertThat(result.profile()).isEqualTo(Plans.SOURCE);
    assertThat(result.environment().driver()).isEqualTo("loopback");
    assertThat(result.environment().toolVersion()).isEqualTo("1.2.3");
    assertThat(result.endedAt()).isAfter(result.startedAt());
    assertThat(runs(result)).containsExactly("m3 r1", "m3 r2", "m7 r1", "m7 r2");
    for (ScenarioResult row : result.scenarios()) {
      assertThat(row.requests()).isEqualTo(2 * 2 * 20_000);
      assertThat(row.errors()).isZero();
      assertThat(row.okPerSec()).isGreaterThan(1000);
      assertThat(row.littlesLawPct()).isBetween(-2.0, 2.0);
    }
  }

  @Test
  void measuresForAsLongAsAskedFor() {
    BenchResult result =
        run(Plans.of(2, scenario(3, SHORT)), new NoClusters(), new Listening()).result();

    assertThat(result.status()).isEqualTo(Status.COMPLETE);
    assertThat(result.scenarios().get(0).runs())
        .flatExtracting(run -> run.measured())
        .hasSize(4)
        .extracting(IterationResult::windowNs)
        .allSatisfy(ns -> assertThat(ns).isGreaterThanOrEqualTo(50_000_000L));
  }

  @Test
  void tellsItsListenerInOrder() {
    Listening listening = new Listening();

    run(Plans.of(2, scenario(3, SHORT), scenario(7, SHORT)), new NoClusters(), listening);

    assertThat(listening.lines())
        .filteredOn(line -> line.startsWith("run "))
        .containsExactly(
            "run 1/4: m3 r1",
            "run ended: m3 r1",
            "run 2/4: m7 r1",
            "run ended: m7 r1",
            "run 3/4: m7 r2",
            "run ended: m7 r2",
            "run 4/4: m3 r2",
            "run ended: m3 r2");
    assertThat(listening.lines().subList(0, 10))
        .containsExactly(
            "run 1/4: m3 r1",
            "connected m1=1 m2=1 m3=1",
            "started WARMUP 1",
            "ended WARMUP 1",
            "started MEASUREMENT 1",
            "ended MEASUREMENT 1",
            "intervals of run 1, MEASUREMENT 1",
            "started MEASUREMENT 2",
            "ended MEASUREMENT 2",
            "intervals of run 1, MEASUREMENT 2");
    assertThat(listening.results()).extracting(BenchResult::status).containsOnly(Status.PARTIAL);
    assertThat(listening.results())
        .extracting(BenchmarkTest::runs)
        .containsExactly(
            List.of("m3 r1"),
            List.of("m3 r1", "m7 r1"),
            List.of("m3 r1", "m7 r1", "m7 r2"),
            List.of("m3 r1", "m3 r2", "m7 r1", "m7 r2"));
  }

  @Test
  void keepsWhatWasMeasuredWhenItIsInterrupted() {
    Benchmark.End end =
        run(
            Plans.of(2, scenario(3, SHORT), scenario(7, SHORT)),
            new NoClusters(),
            interruptingAt("run 2/4: m7 r1"));

    assertThat(end.failed()).isEmpty();
    assertThat(end.result().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(end.result().valid()).isFalse();
    assertThat(runs(end.result())).containsExactly("m3 r1", "m7 r1");
    assertThat(end.result().scenarios().get(0).verdict().findings())
        .extracting(Finding::code)
        .doesNotContain(Code.INTERRUPTED);
    assertThat(end.result().scenarios().get(1).verdict().findings())
        .contains(new Finding(Code.INTERRUPTED, "during warm-up: the run was interrupted"))
        .filteredOn(Finding::invalidates)
        .hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void hasAResultEvenIfItIsInterruptedWhileTheGeneratorWarmsUp() {
    Benchmark.End end =
        run(
            Plans.warmed(Duration.ofMillis(50), scenario(3, SHORT)),
            new NoClusters(),
            interruptingAt("generator warm-up 50ms"));

    assertThat(end.result().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(end.result().scenarios()).isEmpty();
  }

  @Test
  void keepsWhatWasMeasuredWhenNoMoreClustersCanBeHad() {
    Scripted clusters = new Scripted(3, "");

    Benchmark.End end =
        run(Plans.of(2, scenario(3, SHORT), scenario(7, SHORT)), clusters, new Listening());

    assertThat(end.failed()).contains("no cluster 3 could be had");
    assertThat(end.result().status()).isEqualTo(Status.FAILED);
    assertThat(runs(end.result())).containsExactly("m3 r1", "m7 r1");
    assertThat(clusters.opened).allMatch(FakeCluster::closed).hasSize(2);
  }

  @Test
  void handsOverWhatItMeasuredBeforeItTidiesTheCluster() {
    Listening listening = new Listening();
    List<List<String>> atTidying = new ArrayList<>();
    Scripted clusters =
        new Scripted(
            100,
            "",
            cluster -> {
              cluster.cannotBeTidied("its keys stay");
              cluster.whenTidied(
                  () ->
                      atTidying.add(
                          listening.measured().stream().flatMap(m -> runs(m).stream()).toList()));
            });

    Benchmark.End end = run(Plans.of(1, scenario(3, SHORT)), clusters, listening);

    assertThat(atTidying).containsExactly(List.of("m3 r1"));
    assertThat(listening.measured()).extracting(BenchResult::status).containsOnly(Status.PARTIAL);
    assertThat(runs(end.result())).containsExactly("m3 r1");
    assertThat(end.result().scenarios().get(0).verdict().findings())
        .contains(new Finding(Code.LEFT_BEHIND, "its keys stay"));
  }

  @Test
  void saysWhatARunThatFailedLeftBehind() {
    Scripted clusters =
        new Scripted(
            100,
            "",
            cluster -> {
              cluster.cannotBePrefilled("no leader");
              cluster.cannotBeTidied("cannot delete the keys under /p/");
            });

    Benchmark.End end =
        run(
            Plans.of(1, Scenarios.range(Consistency.LINEARIZABLE, Scenarios.DATA)),
            clusters,
            new Listening());

    assertThat(end.result().status()).isEqualTo(Status.FAILED);
    assertThat(end.failed()).contains("no leader; cannot delete the keys under /p/");
  }

  @Test
  void saysWhatWasDoneToMembersOfARunThatFailed() {
    Listening listening = new Listening();
    Scripted clusters =
        new Scripted(
            100,
            "",
            cluster -> {
              cluster.cannotBePrefilled("no leader");
              cluster.doneWhenTidied("history was compacted up to revision 9");
            });

    run(
        Plans.of(1, Scenarios.range(Consistency.LINEARIZABLE, Scenarios.DATA)),
        clusters,
        listening);

    assertThat(listening.lines()).contains("aftermath: history was compacted up to revision 9");
  }

  @Test
  void tidiesOnceMoreIfItWasInterruptedMeanwhile() {
    List<String> tidied = new ArrayList<>();
    Scripted clusters =
        new Scripted(
            100,
            "",
            cluster -> {
              cluster.cannotBeTidied("interrupted");
              cluster.whenTidied(
                  () -> {
                    tidied.add("once");
                    if (tidied.size() == 1) {
                      Thread.currentThread().interrupt();
                    } else {
                      cluster.cannotBeTidied(null);
                    }
                  });
            });

    Benchmark.End end = run(Plans.of(1, scenario(3, SHORT)), clusters, new Listening());

    assertThat(tidied).hasSize(2);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(end.result().scenarios().get(0).verdict().findings())
        .extracting(Finding::code)
        .doesNotContain(Code.LEFT_BEHIND);
  }

  @Test
  void notesWhatTheMembersDidNotTell() {
    Scripted clusters =
        new Scripted(100, "", cluster -> cluster.lookNext(cluster.look(null), cluster.look(null)));

    Benchmark.End end = run(Plans.of(1, scenario(3, SHORT)), clusters, new Listening());

    assertThat(end.result().scenarios().get(0).verdict().findings())
        .filteredOn(finding -> finding.code() == Code.NOT_TOLD)
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("the members did not tell the alarms, ");
  }

  @Test
  void warmsTheGeneratorOnTheSmallestClusterFirst() {
    Scripted clusters = new Scripted(100, "ext4");
    Listening listening = new Listening();

    Benchmark.End end =
        run(
            Plans.warmed(Duration.ofMillis(40), scenario(7, SHORT), scenario(3, SHORT)),
            clusters,
            listening);

    assertThat(end.failed()).isEmpty();
    assertThat(clusters.asked)
        .containsExactly(
            "3 warmup",
            "7 " + scenario(7, SHORT).id() + ".r1",
            "3 " + scenario(3, SHORT).id() + ".r1");
    assertThat(listening.lines()).startsWith("generator warm-up 40ms", "run 1/2: m7 r1");
    assertThat(clusters.opened).allMatch(FakeCluster::closed);
    assertThat(end.result().environment().etcdVersion()).isEqualTo("3.5.16");
  }

  @Test
  void notesWhatLimitsTheUseOfItsNumbers() {
    assertThat(notes("tmpfs"))
        .containsExactly(
            new Finding(Code.SHARED_HOST, "all on one machine"),
            new Finding(Code.DATA_IN_MEMORY, "the members' data is on tmpfs: syncing it is free"),
            new Finding(
                Code.NO_MEMBERS,
                "nothing was sent to any member: the figures are the generator's"));
    assertThat(notes("ext4"))
        .extracting(Finding::code)
        .containsExactly(Code.SHARED_HOST, Code.NO_MEMBERS);
  }

  private static List<Finding> notes(String fileSystem) {
    Plan plan = Plans.of(2, scenario(3, SHORT));
    ScenarioResult row =
        run(plan, new Scripted(100, fileSystem), new Listening()).result().scenarios().get(0);
    Stream<Finding> findings = row.verdict().findings().stream();
    return findings
        .filter(finding -> !finding.invalidates())
        // what else runs on this machine may hold up the test itself: see PauseChecksTest
        .filter(finding -> finding.code() != Code.GENERATOR_PAUSED)
        .toList();
  }

  @Test
  void cutsOffAnIterationThatTakesTooLong() {
    Listening listening = new Listening();
    Plan plan =
        Plans.limited(Duration.ofMillis(60), scenario(3, new IterationLength.Requests(1L << 39)));

    Benchmark.End end = run(plan, new NoClusters(), listening);

    assertThat(end.result().status()).isEqualTo(Status.COMPLETE);
    assertThat(end.result().valid()).isFalse();
    assertThat(end.result().scenarios().get(0).verdict().label()).isEqualTo("TIMED_OUT");
    assertThat(listening.lines())
        .endsWith("ended WARMUP 1", "went wrong: m3 r1", "run ended: m3 r1");
  }

  @Test
  void failsWhenATargetIsNoMember() {
    Listening listening = new Listening();
    Scenario wrong = Scenarios.put(3, Target.of("m4"), new ClosedLoad(1, 1), 0, 1, SHORT);

    Benchmark.End end = run(Plans.of(1, wrong), new NoClusters(), listening);

    assertThat(end.result().status()).isEqualTo(Status.FAILED);
    assertThat(end.failed())
        .contains(
            "target m4 is none of the members that can be reached: m1, m2, m3; the leader is m1");
    assertThat(listening.lines()).containsExactly("run 1/1: m3 r1", "went wrong: m3 r1");
  }

  /** Gives fake clusters until it has no more. */
  private static final class Scripted implements ClusterProvider {
    private final int failsAt;
    private final String fileSystem;
    private final Consumer<FakeCluster> also;
    private final List<String> asked = new ArrayList<>();
    private final List<FakeCluster> opened = new ArrayList<>();

    Scripted(int failsAt, String fileSystem) {
      this(failsAt, fileSystem, cluster -> {});
    }

    Scripted(int failsAt, String fileSystem, Consumer<FakeCluster> also) {
      this.failsAt = failsAt;
      this.fileSystem = fileSystem;
      this.also = also;
    }

    @Override
    public String describe() {
      return "fakes";
    }

    @Override
    public String etcdOrigin() {
      return "";
    }

    @Override
    public String dataFileSystem() {
      return fileSystem;
    }

    @Override
    public void close() {
      // nothing was prepared
    }

    @Override
    public Cluster open(int members, String name) throws ClusterException {
      asked.add(members + " " + name);
      if (asked.size() == failsAt) {
        throw new ClusterException("no cluster " + failsAt + " could be had");
      }
      FakeCluster cluster = new FakeCluster(members);
      also.accept(cluster);
      opened.add(cluster);
      return cluster;
    }
  }
}
