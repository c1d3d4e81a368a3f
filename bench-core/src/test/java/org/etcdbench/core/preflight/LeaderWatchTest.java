package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ControlPlane;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.cluster.Leadership;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.MetricReading.Counter;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderWatchTest {
  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);

  private Check check(Map<String, Lifetime> lifetimes) throws InterruptedException {
    return new LeaderWatch(cluster, Duration.ofSeconds(5), time).check(lifetimes);
  }

  @Test
  void watchesALeaderThatStaysForAsLongAsItIsTold() throws Exception {
    Check check = check(Map.of());

    assertThat(check.verdict()).isEqualTo(Verdict.PASS);
    assertThat(check.found()).isEqualTo("m1 (term 2)");
    assertThat(check.limit()).startsWith("one, same for 5s;");
    assertThat(time.passed()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_250));
  }

  @Test
  void failsALeaderThatChangesAndATermThatDoes() throws Exception {
    time.after(Duration.ofSeconds(3), () -> cluster.lead("m2", 3));
    Check changed = check(Map.of());
    assertThat(changed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(changed.found()).isEqualTo("changed from m1 (term 2) to m2 (term 3)");

    cluster.answerNext(new Leadership("m2", 3), new Leadership("m2", 4));
    assertThat(check(Map.of()).verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"3, 1, PASS", "4, 1, WARN", "4, 15, WARN", "4, 16, PASS", "8, 30, WARN"})
  void warnsOfAsManyChangesAsEtcdsMixinDoes(double changes, long minutes, Verdict expected)
      throws Exception {
    Lifetime lifetime =
        new Lifetime(
            Duration.ofMinutes(minutes),
            Map.of(LifetimeChecks.LEADER_CHANGES, new Counter(changes)));

    Check check = check(Map.of("m1", lifetime));

    assertThat(check.verdict()).isEqualTo(expected);
    assertThat(check.found()).contains("; changes seen since start: m1 " + (long) changes + " in ");
  }

  @Test
  void failsMembersThatDoNotAgree() throws Exception {
    ControlPlane leaderless = new Leaderless(cluster);

    Check check = new LeaderWatch(leaderless, Duration.ZERO, time).check(Map.of());

    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.found()).isEqualTo("no leader");
  }

  /** Members that know no leader, and are asked nothing else. */
  private record Leaderless(FakeCluster of) implements ControlPlane {
    @Override
    public List<MemberStatus> statuses() {
      return of.statuses();
    }

    @Override
    public Leadership leadership() throws ClusterException {
      throw new ClusterException("no leader");
    }

    @Override
    public void prefill(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values)
        throws ClusterException {
      of.prefill(count, keys, values);
    }
  }
}
