package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that serves, and that the others cannot reach any more when the load is over. */
@Timeout(180)
class LaggingMemberIT {
  private static final int WRITES = 5;

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void voidsARunAfterWhichAMemberStaysBehind(String version) throws Exception {
    Path before = Files.createDirectory(workRoot.resolve("before"));
    Path after = Files.createDirectory(workRoot.resolve("after"));
    try (OwnMembers members = OwnMembers.of(version, workRoot, "unix")) {
      members.start(before, 0, 1, 2);
      members.awaitServing();
      WatchedClusters clusters = new WatchedClusters(members.clusters(), cluster -> {});

      RunResult run = measure(clusters, () -> leaveBehind(members, clusters, after));

      assertThat(run.findings())
          .filteredOn(finding -> finding.code() == Code.MEMBER_LAGS)
          .singleElement()
          .extracting(Finding::message)
          .asString()
          .matches(
              "member m3 has applied entry \\d+ only, \\d+ behind what was committed 10 s ago");
      assertThat(run.findings()).extracting(Finding::code).doesNotContain(Code.MEMBER_LOST);
      assertThat(run.clusterChange().orElseThrow().members())
          .filteredOn(member -> member.name().equals("m3"))
          .singleElement()
          .satisfies(member -> assertThat(member.lag()).isGreaterThanOrEqualTo(WRITES));
    }
  }

  /**
   * Moves the others to where the third does not find them, and they not it, and has them write.
   */
  private static void leaveBehind(OwnMembers members, WatchedClusters clusters, Path directory) {
    Cluster cluster = clusters.last();
    try (RawEtcd first = new RawEtcd(members.endpoints().get(0))) {
      members.stop(0, 1);
      members.start(directory, 0, 1);
      OwnMembers.await(
          cluster.control(),
          statuses ->
              statuses.stream().allMatch(MemberStatus::answered)
                  && statuses.subList(0, 2).stream().anyMatch(MemberStatus::leader));
      for (int i = 0; i < WRITES; i++) {
        first.put("key", "value " + i);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static RunResult measure(WatchedClusters clusters, Runnable afterTheLoad) {
    Scenario put =
        Scenarios.put(3, Target.ALL, new ClosedLoad(3, 3), 0, 1, new IterationLength.Requests(100));
    Benchmark.End end =
        new Benchmark(
                Plans.of(1, put),
                "20260101T000000Z-it",
                clusters,
                "0",
                Time.SYSTEM,
                new RecordingListener(() -> {}) {
                  @Override
                  public void observed(Scenario scenario, int run, List<SeriesPoint> points) {
                    afterTheLoad.run();
                  }
                })
            .run();
    return end.result().scenarios().get(0).runs().get(0);
  }
}
