package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.etcdbench.core.profile.Reading.ids;

import org.junit.jupiter.api.Test;

class ExpansionTest {

  @Test
  void multipliesInAFixedOrderWithMembersFastest() throws ProfileException {
    assertThat(
            ids(
                """
                members: [3, 7]
                scenarios:
                  - value-size: [1, 2]
                    target: [leader, all]
                    operation: put
                """))
        .containsExactly(
            "m3-put-leader-c1x1-k8-v1-n10000-lean",
            "m7-put-leader-c1x1-k8-v1-n10000-lean",
            "m3-put-leader-c1x1-k8-v2-n10000-lean",
            "m7-put-leader-c1x1-k8-v2-n10000-lean",
            "m3-put-all-c1x1-k8-v1-n10000-lean",
            "m7-put-all-c1x1-k8-v1-n10000-lean",
            "m3-put-all-c1x1-k8-v2-n10000-lean",
            "m7-put-all-c1x1-k8-v2-n10000-lean");
  }

  @Test
  void variesConsistencyBeforeTargetAndKeySpaceAfterKeySize() throws ProfileException {
    assertThat(
            ids(
                """
                scenarios:
                  - operation: range
                    key-space: [1, 2]
                    key-size: [4, 5]
                    target: [leader, all]
                    consistency: [serializable, linearizable]
                """))
        .startsWith(
            "m3-range-serializable-leader-c1x1-k4-v256-n1-lean",
            "m3-range-serializable-leader-c1x1-k4-v256-n2-lean",
            "m3-range-serializable-leader-c1x1-k5-v256-n1-lean",
            "m3-range-serializable-leader-c1x1-k5-v256-n2-lean",
            "m3-range-serializable-all-c1x1-k4-v256-n1-lean")
        .endsWith("m3-range-linearizable-all-c1x1-k5-v256-n2-lean")
        .hasSize(16);
  }

  @Test
  void variesLoadBetweenTargetAndSizes() throws ProfileException {
    assertThat(
            ids(
                """
                scenarios:
                  - operation: put
                    key-size: [8, 9]
                    load: ["1/1", "100/1000"]
                    target: [all, m1]
                """))
        .containsExactly(
            "m3-put-all-c1x1-k8-v256-n10000-lean",
            "m3-put-all-c1x1-k9-v256-n10000-lean",
            "m3-put-all-c100x1000-k8-v256-n10000-lean",
            "m3-put-all-c100x1000-k9-v256-n10000-lean",
            "m3-put-m1-c1x1-k8-v256-n10000-lean",
            "m3-put-m1-c1x1-k9-v256-n10000-lean",
            "m3-put-m1-c100x1000-k8-v256-n10000-lean",
            "m3-put-m1-c100x1000-k9-v256-n10000-lean");
  }

  @Test
  void multipliesConnsWithClients() throws ProfileException {
    assertThat(
            ids(
                "scenarios: [{operation: put, conns: [1, 100], clients: [1, 1000],"
                    + " idle-conns: true}]"))
        .containsExactly(
            "m3-put-leader-c1x1-k8-v256-n10000-lean",
            "m3-put-leader-c1x1000-k8-v256-n10000-lean",
            "m3-put-leader-c100x1-k8-v256-n10000-lean",
            "m3-put-leader-c100x1000-k8-v256-n10000-lean");
  }

  @Test
  void appliesConsistencyToRangeOnly() throws ProfileException {
    assertThat(
            ids(
                "scenarios: [{operation: [put, range],"
                    + " consistency: [linearizable, serializable]}]"))
        .containsExactly(
            "m3-put-leader-c1x1-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c1x1-k8-v256-n10000-lean",
            "m3-range-serializable-all-c1x1-k8-v256-n10000-lean");
  }

  @Test
  void keepsTheOrderOfEntriesAndIdenticalScenariosOnce() throws ProfileException {
    assertThat(
            ids(
                """
                scenarios:
                  - operation: range
                  - operation: [put, range]
                  - { operation: put, members: [3, 1, 3] }
                """))
        .containsExactly(
            "m3-range-linearizable-all-c1x1-k8-v256-n10000-lean",
            "m3-put-leader-c1x1-k8-v256-n10000-lean",
            "m1-put-leader-c1x1-k8-v256-n10000-lean");
  }

  @Test
  void hidesTheTopLevelsLoadBehindConnsAndTheOtherWayRound() throws ProfileException {
    assertThat(
            ids(
                """
                load: "5/50"
                scenarios:
                  - operation: put
                  - { operation: put, clients: 7 }
                """))
        .containsExactly(
            "m3-put-leader-c5x50-k8-v256-n10000-lean", "m3-put-leader-c1x7-k8-v256-n10000-lean");
    assertThat(
            ids(
                """
                conns: 2
                clients: 20
                scenarios:
                  - { operation: put, load: 5/50 }
                  - { operation: put, clients: 7 }
                """))
        .containsExactly(
            "m3-put-leader-c5x50-k8-v256-n10000-lean", "m3-put-leader-c2x7-k8-v256-n10000-lean");
  }
}
