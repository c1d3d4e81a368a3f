package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.Test;

class CaughtUpTest {
  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);

  @Test
  void doesNotWaitForMembersThatHaveAppliedAll() throws Exception {
    assertThat(CaughtUp.await(cluster, time)).isEmpty();
    assertThat(time.passed()).isZero();
  }

  @Test
  void waitsForAMemberThatIsBehind() throws Exception {
    cluster.commit(50);
    cluster.apply("m2", 40);
    time.after(Duration.ofSeconds(3), () -> cluster.apply("m2", 50));

    assertThat(CaughtUp.await(cluster, time)).isEmpty();
    assertThat(time.passed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_200));
  }

  @Test
  void doesNotWaitForWhatIsCommittedMeanwhile() throws Exception {
    cluster.commit(50);
    cluster.apply("m2", 40);
    time.after(
        Duration.ofSeconds(1),
        () -> {
          cluster.commit(90);
          cluster.apply("m2", 51);
        });

    assertThat(CaughtUp.await(cluster, time)).isEmpty();
  }

  @Test
  void namesAMemberThatStaysBehind() throws Exception {
    cluster.commit(50);
    cluster.apply("m2", 40);

    assertThat(CaughtUp.await(cluster, time))
        .containsExactly(
            "member m2 has applied entry 40 only, 10 behind what was committed 10 s ago");
  }

  @Test
  void doesNotWaitForAMemberThatDoesNotAnswer() throws Exception {
    cluster.commit(50);
    cluster.apply("m2", 40);
    cluster.silence("m2", true);

    assertThat(CaughtUp.await(cluster, time)).isEmpty();
  }
}
