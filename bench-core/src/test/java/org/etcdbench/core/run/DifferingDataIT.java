package org.etcdbench.core.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member whose disk has changed a value that all of them had agreed on. */
@Timeout(180)
class DifferingDataIT {
  private static final String VALUE = "what-all-members-agreed-on";
  private static final String ROTTEN = "what-one-disk-made-of-that";

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path workRoot;

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void voidsARunOnMembersThatHoldDifferentData(String version) throws Exception {
    try (OwnMembers members = OwnMembers.of(version, workRoot, "http")) {
      members.start(workRoot, 0, 1, 2);
      members.awaitServing();
      putEverywhere(members.endpoints());
      members.stop(2);
      spoil(members.data(2).resolve("member/snap/db"));
      members.start(workRoot, 2);
      members.awaitServing();

      BenchResult result = measure(members);

      assertThat(result.valid()).isFalse();
      assertThat(result.scenarios().get(0).runs().get(0).before().data())
          .map(DataHashes::verdict)
          .contains(DataHashes.Verdict.DIFFERENT);
      assertThat(result.scenarios().get(0).runs().get(0).findings())
          .filteredOn(finding -> finding.code() == Code.DATA_DIFFERS)
          .extracting(Finding::message)
          .anySatisfy(text -> assertThat(text).contains("before the load"))
          .anySatisfy(text -> assertThat(text).contains("after the load"));
    }
  }

  private static void putEverywhere(List<Endpoint> members) {
    try (RawEtcd first = new RawEtcd(members.get(0));
        RawEtcd third = new RawEtcd(members.get(2))) {
      first.put("theirs", VALUE);
      // it has what the others have when it answers a linearizable read
      assertThat(third.get("theirs")).containsExactly(VALUE);
    }
  }

  /** The database has no checksums over values, so the member itself does not notice. */
  private static void spoil(Path database) throws IOException {
    String bytes = Files.readString(database, ISO_8859_1);
    assertThat(bytes).contains(VALUE);
    Files.writeString(database, bytes.replace(VALUE, ROTTEN), ISO_8859_1);
  }

  private static BenchResult measure(OwnMembers members) {
    Benchmark.End end =
        new Benchmark(
                Plans.of(
                    1,
                    Scenarios.put(
                        3,
                        Target.ALL,
                        new ClosedLoad(3, 3),
                        0,
                        1,
                        new IterationLength.Requests(100))),
                "20260101T000000Z-it",
                members.clusters(),
                "0",
                Time.SYSTEM,
                new RecordingListener(() -> {}))
            .run();
    assertThat(end.failed()).isEmpty();
    return end.result();
  }
}
