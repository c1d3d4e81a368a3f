package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {
  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);
  private final ClusterWatch watch = ClusterWatch.start(cluster, time);

  @AfterEach
  void endsWithTheRun() {
    watch.close();
  }

  /** Has the watch look once more, and waits until it has. */
  private void look() {
    time.letAnotherThreadGoOn();
  }

  @Test
  void hasNothingToSayWhileAllIsWell() {
    look();
    look();

    assertThat(watch.lost()).isEmpty();
    assertThat(watch.leaderChanges()).isEmpty();
  }

  @Test
  void tellsAtOnceWhoIsGone() {
    time.awaitAnotherThreadsSleep();
    cluster.kill("m2", "its process ended with 137");

    look();

    assertThat(watch.lost())
        .contains("member m2 was lost at 2026-01-31T12:00:00Z: its process ended with 137");
  }

  @Test
  void takesAMemberForLostThatIsSilentThreeTimesInARow() {
    time.awaitAnotherThreadsSleep();
    cluster.silence("m3", true);
    look();
    look();
    assertThat(watch.lost()).isEmpty();

    look();

    assertThat(watch.lost())
        .contains(
            "member m3 was lost at 2026-01-31T12:00:00Z: it does not answer: connection refused");
  }

  @Test
  void forgivesAMemberThatAnswersAgain() {
    time.awaitAnotherThreadsSleep();
    cluster.silence("m3", true);
    look();
    look();
    cluster.silence("m3", false);
    look();
    cluster.silence("m3", true);
    look();
    look();

    assertThat(watch.lost()).isEmpty();
  }

  @Test
  void tellsEachChangeOfTheLeader() {
    time.awaitAnotherThreadsSleep();
    cluster.lead("m2", 3);
    look();
    look();
    cluster.lead("m1", 4);
    look();

    assertThat(watch.leaderChanges())
        .containsExactly(
            "leadership was seen to go from m1 to m2 at 2026-01-31T12:00:00Z",
            "leadership was seen to go from m2 to m1 at 2026-01-31T12:00:00Z");
  }

  @Test
  void doesNotTakeANewTermForANewLeader() {
    time.awaitAnotherThreadsSleep();
    cluster.lead("m1", 9);
    look();

    assertThat(watch.leaderChanges()).isEmpty();
  }
}
