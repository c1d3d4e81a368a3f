package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.FakeCluster;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinningTest {
  private static final List<Endpoint> MEMBERS = new FakeCluster(3).endpoints();

  @ParameterizedTest
  @CsvSource({
    "all, 7, m1 m2 m3 m1 m2 m3 m1",
    "all, 2, m1 m2",
    "leader, 3, m2 m2 m2",
    "followers, 5, m1 m3 m1 m3 m1",
    "m3, 2, m3 m3",
    "m2, 1, m2"
  })
  void dealsConnectionsRoundRobinToTheMembersThatAreMeant(String target, int conns, String assigned)
      throws ClusterException {
    assertThat(Pinning.assign(Target.of(target), MEMBERS, "m2", conns))
        .extracting(Endpoint::member)
        .containsExactly(assigned.split(" ", -1));
  }

  @Test
  void saysWhichMembersThereAreWhenNoneIsMeant() {
    assertThatThrownBy(() -> Pinning.assign(Target.of("m4"), MEMBERS, "m2", 1))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "target m4 is none of the members that can be reached: m1, m2, m3; the leader is m2");
    assertThatThrownBy(() -> Pinning.assign(Target.LEADER, MEMBERS, "m9", 1))
        .hasMessage(
            "target leader is none of the members that can be reached: m1, m2, m3; the leader is"
                + " m9");
    assertThatThrownBy(() -> Pinning.assign(Target.FOLLOWERS, MEMBERS.subList(0, 1), "m1", 1))
        .hasMessageStartingWith("target followers is none of the members");
  }

  @Test
  void describesHowManyEachMemberGot() throws ClusterException {
    assertThat(Pinning.describe(Pinning.assign(Target.ALL, MEMBERS, "m1", 7)))
        .containsExactly("m1=3", "m2=2", "m3=2");
    assertThat(Pinning.describe(Pinning.assign(Target.FOLLOWERS, MEMBERS, "m1", 1)))
        .containsExactly("m2=1");
  }
}
