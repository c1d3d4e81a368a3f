package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.junit.jupiter.api.Test;

class ClusterTextTest {
  private static final long MIB = 1 << 20;

  private static MemberStatus member(String name, long applied, long mib, long inUseMib) {
    return new MemberStatus(
        name,
        "http://" + name + ":2379",
        "id-" + name,
        "3.6.4",
        false,
        false,
        2,
        100,
        applied,
        mib * MIB,
        inUseMib * MIB,
        List.of());
  }

  private static String text(MemberStatus... after) throws IOException {
    return text(List.of(), after);
  }

  private static String text(List<Finding> findings, MemberStatus... after) throws IOException {
    ClusterSnapshot snapshot = ClusterSnapshot.of(List.of(after));
    RunResult run =
        new RunResult(
            1, 1, Instant.EPOCH, "", List.of(), snapshot, snapshot, List.of(), null, findings);
    BenchResult empty = new ResultSamples().build();
    BenchResult result =
        new BenchResult(
            empty.schemaVersion(),
            empty.id(),
            empty.status(),
            empty.startedAt(),
            empty.endedAt(),
            empty.profile(),
            empty.environment(),
            List.of(
                new ScenarioResult(ResultSamples.put(3), List.of(run), new Verdict(List.of()))));
    StringBuilder out = new StringBuilder();
    new ClusterText(result).write(out);
    return out.toString().replaceAll("\\s+", " ");
  }

  @Test
  void saysNothingOfMembersThatAreAlike() throws IOException {
    assertThat(text(member("m1", 100, 50, 10), member("m2", 100, 52, 11))).isEmpty();
  }

  @Test
  void callsItFragmentationWhereOnlyFilesDiffer() throws IOException {
    assertThat(text(member("m1", 100, 50, 30), member("m2", 100, 90, 31)))
        .startsWith("Clusters, before and after ")
        .contains(
            "run 1: databases differ in size: m1 50.0 MiB (30.0 MiB in use), m2 90.0 MiB (31.0 MiB"
                + " in use); the parts in use do not: it is fragmentation");
  }

  @Test
  void doesNotWhereTheDataDiffersToo() throws IOException {
    assertThat(text(member("m1", 100, 50, 30), member("m2", 100, 90, 70)))
        .contains("so do the parts in use");
  }

  @Test
  void doesNotCallMembersBehindThatWereAskedAMomentEarlier() throws IOException {
    assertThat(text(member("m1", 97, 50, 10), member("m2", 100, 50, 10))).isEmpty();
  }

  @Test
  void namesMembersThatStayBehindAndSpaceThatCouldBeHadBack() throws IOException {
    Finding lags = new Finding(Finding.Code.MEMBER_LAGS, "member m1 has applied entry 97 only");

    assertThat(text(List.of(lags), member("m1", 97, 200, 90), member("m2", 100, 200, 110)))
        .contains("m1 was 3 entries behind in the end")
        .contains("a defragmentation of m1 would give back about 110.0 MiB of 200.0 MiB")
        .doesNotContain("defragmentation of m2");
  }
}
