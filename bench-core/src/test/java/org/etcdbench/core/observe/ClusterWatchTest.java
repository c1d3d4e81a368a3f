package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {
  private static final long MIB = 1 << 20;

  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);
  private final ClusterWatch watch = ClusterWatch.start(cluster, time, Map.of("m2", 950 * MIB));

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

    assertThat(watch.trouble()).isEmpty();
    assertThat(watch.leaderChanges()).isEmpty();
  }

  @Test
  void tellsAtOnceWhoIsGone() {
    time.awaitAnotherThreadsSleep();
    cluster.kill("m2", "its process ended with 137");

    look();

    assertThat(watch.trouble())
        .contains(
            new Trouble(
                Trouble.Kind.MEMBER_LOST,
                "member m2 was lost at 2026-01-31T12:00:00Z: its process ended with 137"));
  }

  @Test
  void takesAMemberForLostThatIsSilentThreeTimesInARow() {
    time.awaitAnotherThreadsSleep();
    cluster.silence("m3", true);
    look();
    look();
    assertThat(watch.trouble()).isEmpty();

    look();

    assertThat(watch.trouble())
        .contains(
            new Trouble(
                Trouble.Kind.MEMBER_LOST,
                "member m3 was lost at 2026-01-31T12:00:00Z: it does not answer: connection"
                    + " refused"));
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

    assertThat(watch.trouble()).isEmpty();
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

  @Test
  void tellsWhenAMemberWasSilentAndWhoLedMeanwhile() {
    time.awaitAnotherThreadsSleep();
    look();
    cluster.silence("m1", true);
    look();
    cluster.lead("m2", 3);
    look();
    cluster.silence("m1", false);
    look();

    assertThat(watch.silences())
        .containsExactly(
            new Silence(
                "m1",
                Instant.parse("2026-01-31T12:00:00Z"),
                Instant.parse("2026-01-31T12:00:00Z"),
                true,
                "connection refused",
                List.of("leadership was seen to go from m1 to m2 at 2026-01-31T12:00:00Z")));
    assertThat(watch.silences().get(0).sentence())
        .isEqualTo(
            "member m1 did not answer from 2026-01-31T12:00:00Z to 2026-01-31T12:00:00Z: connection"
                + " refused; leadership was seen to go from m1 to m2 at 2026-01-31T12:00:00Z");
  }

  @Test
  void tellsOfASilenceThatIsNotOver() {
    time.awaitAnotherThreadsSleep();
    cluster.silence("m3", true);
    look();

    assertThat(watch.silences()).singleElement().matches(silence -> !silence.over());
    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void seesAnAlarmWhateverTheSpacesInIt() {
    time.awaitAnotherThreadsSleep();
    cluster.complain("etcdserver: no leader", "memberID:10276657743932975437  alarm:NOSPACE ");
    cluster.grow(17 << 20);
    look();

    assertThat(watch.trouble())
        .contains(
            new Trouble(
                Trouble.Kind.NO_SPACE,
                "alarm NOSPACE of member 8e9e05c52164694d was seen at 2026-01-31T12:00:00Z: the"
                    + " database of m1, who told of it, has 17.0 MiB"));
  }

  @Test
  void tellsOtherAlarmsApart() {
    time.awaitAnotherThreadsSleep();
    cluster.complain("memberID:18446744073709551615 alarm:CORRUPT ");
    look();

    assertThat(watch.trouble()).map(Trouble::kind).contains(Trouble.Kind.ALARM);
    assertThat(watch.trouble())
        .map(Trouble::sentence)
        .hasValueSatisfying(
            text -> assertThat(text).contains("CORRUPT of member ffffffffffffffff"));
  }

  @Test
  void doesNotTakeOtherComplaintsForAlarms() {
    time.awaitAnotherThreadsSleep();
    cluster.complain("etcdserver: no leader");
    look();

    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void stopsBeforeTheQuotaOfTheMembersThatItKnowsItOf() {
    time.awaitAnotherThreadsSleep();
    cluster.grow(700 * MIB);
    look();
    assertThat(watch.trouble()).isEmpty();

    cluster.grow(950 * MIB);
    look();

    assertThat(watch.trouble())
        .contains(
            new Trouble(
                Trouble.Kind.QUOTA_NEAR,
                "the database of m2 had 950.0 MiB at 2026-01-31T12:00:00Z; we stop at 950.0 MiB, so"
                    + " that its quota is not reached"));
  }

  @Test
  void looksTheMoreOftenTheLessRoomThereIs() {
    time.awaitAnotherThreadsSleep();
    assertThat(time.anotherSleepsFor()).hasSeconds(1);
    cluster.grow(750 * MIB);
    look();
    assertThat(time.anotherSleepsFor()).hasSeconds(1);

    cluster.grow(850 * MIB);
    look();
    assertThat(time.anotherSleepsFor()).hasMillis(500);

    cluster.grow(950 * MIB - 1);
    look();
    assertThat(time.anotherSleepsFor()).hasMillis(20);
    assertThat(watch.room())
        .contains(
            new Room(
                "m2",
                950 * MIB - 1,
                950 * MIB,
                time.nanoTime(),
                Instant.parse("2026-01-31T12:00:00Z")));
  }

  @Test
  void doesNotTakeAMemberForLostTheSoonerForLookingMoreOften() {
    time.awaitAnotherThreadsSleep();
    cluster.grow(950 * MIB - 1);
    look();
    cluster.silence("m3", true);
    for (int i = 0; i < 100; i++) {
      look();
    }
    assertThat(watch.trouble()).isEmpty();

    for (int i = 0; i < 60 && watch.trouble().isEmpty(); i++) {
      look();
    }
    assertThat(watch.trouble()).map(Trouble::kind).contains(Trouble.Kind.MEMBER_LOST);
  }

  @Test
  void keepsTheFirstReasonToEndALoad() {
    time.awaitAnotherThreadsSleep();
    watch.report(new Trouble(Trouble.Kind.QUOTA_NEAR, "first"));
    watch.report(new Trouble(Trouble.Kind.ALARM, "second"));

    assertThat(watch.trouble()).map(Trouble::sentence).contains("first");
  }
}
