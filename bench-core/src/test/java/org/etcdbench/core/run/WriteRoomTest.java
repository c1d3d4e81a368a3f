package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.observe.ClusterWatch;
import org.etcdbench.core.observe.Trouble;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.etcdbench.core.time.SimulatedTime;
import org.junit.jupiter.api.Test;

class WriteRoomTest {
  private static final long MIB = 1 << 20;

  private final SimulatedTime time = new SimulatedTime();
  private final FakeCluster cluster = new FakeCluster(3);
  private long sent;

  /** Of 8 bytes of key and 64 of value: 408 bytes for each put. */
  private static Scenario puts(IterationLength length) {
    return Scenarios.put(3, Target.ALL, new ClosedLoad(1, 1), 0, 1, length);
  }

  private static Scenario putsForSeconds() {
    return puts(new IterationLength.Time(Duration.ofSeconds(5)));
  }

  private static Scenario reads(long keys) {
    return Scenarios.range(Consistency.LINEARIZABLE, new Data(8, 64, keys, KeyOrder.UNIFORM, 1));
  }

  @Test
  void endsALoadWhenWhatMembersDoNotShowYetMayFillTheRest() {
    cluster.grow(3 * MIB);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time, Map.of("m2", 4 * MIB))) {
      time.awaitAnotherThreadsSleep();
      WriteRoom room = new WriteRoom(time, putsForSeconds(), watch, () -> sent);
      sent = 500;
      room.look();
      assertThat(watch.trouble()).isEmpty();

      sent = 2_000;
      room.look();

      assertThat(watch.trouble())
          .hasValueSatisfying(
              trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.QUOTA_NEAR);
                assertThat(trouble.sentence())
                    .startsWith("the database of m2 had 3.0 MiB at ")
                    .contains("we stop at 4.0 MiB", "what was written since then");
              });
    }
  }

  @Test
  void forgetsWhatMembersMustHaveCommittedWhenTheyWereAsked() throws Exception {
    cluster.grow(3 * MIB);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time, Map.of("m2", 4 * MIB))) {
      time.awaitAnotherThreadsSleep();
      WriteRoom room = new WriteRoom(time, putsForSeconds(), watch, () -> sent);
      // far more than would fit at once, and no more is there to be deleted than 1000 keys
      for (int i = 0; i < 100; i++) {
        sent += 100;
        time.sleep(Duration.ofMillis(20));
        time.letAnotherThreadGoOn();
        room.look();
      }

      assertThat(watch.trouble()).isEmpty();
    }
  }

  @Test
  void saysNothingOfReadsAndOfMembersWhoseQuotaIsNotKnown() {
    cluster.grow(4 * MIB - 1);
    try (ClusterWatch watch = ClusterWatch.start(cluster, time, Map.of("m2", 4 * MIB));
        ClusterWatch unknown = ClusterWatch.start(cluster, time, Map.of())) {
      time.awaitAnotherThreadsSleep();
      WriteRoom reading = new WriteRoom(time, reads(10), watch, () -> sent);
      WriteRoom writing = new WriteRoom(time, putsForSeconds(), unknown, () -> sent);
      sent = 1_000_000;
      reading.look();
      writing.look();

      assertThat(watch.trouble()).isEmpty();
      assertThat(unknown.trouble()).isEmpty();
    }
  }

  @Test
  void refusesALoadThatMayFillADatabaseBeforeAnybodyLooks() throws Exception {
    WriteRoom.require(putsForSeconds(), 408_000);
    assertThatThrownBy(() -> WriteRoom.require(putsForSeconds(), 407_999))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("a database has room for 398.4 KiB more until 95 % of its quota")
        .hasMessageContaining("before anybody can look at it again may need 398.4 KiB");
    // what writes little needs little
    WriteRoom.require(puts(new IterationLength.Requests(10)), 4_080);
  }

  @Test
  void refusesToWriteKeysForReadsThatDoNotFit() throws Exception {
    WriteRoom.require(reads(100_000), 40_800_000);
    assertThatThrownBy(() -> WriteRoom.require(reads(100_000), 40_799_999))
        .hasMessageContaining("the 100000 keys that reads must find may need 38.9 MiB");
  }

  @Test
  void letsAWarmupUseATenthOfTheRoom() {
    List<Scenario> loads = List.of(putsForSeconds(), reads(10), putsForSeconds());
    WarmupWrites writes = WarmupWrites.of(OptionalLong.of(8_160_000), loads);

    assertThat(writes.of(putsForSeconds())).isEqualTo(1000);
    assertThat(writes.of(reads(10))).isEqualTo(IterationLength.Requests.MOST);
    assertThat(writes.why(putsForSeconds()))
        .isEqualTo(
            "the generator's warm-up makes 1000 writes only: a database has room for 7.8 MiB more"
                + " until 95 % of its quota, and a warm-up may use 10 % of that; the first runs may"
                + " be slower than the last");
    assertThat(WarmupWrites.of(OptionalLong.empty(), loads).of(putsForSeconds()))
        .isEqualTo(IterationLength.Requests.MOST);
  }
}
