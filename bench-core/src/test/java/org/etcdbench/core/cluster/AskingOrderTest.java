package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AskingOrderTest {
  @Test
  void beginsWithTheMemberThatAnsweredLast() {
    AskingOrder order = new AskingOrder(4);
    assertThat(order.indices()).containsExactly(0, 1, 2, 3);

    order.answered(2);
    assertThat(order.indices()).containsExactly(2, 0, 1, 3);

    order.answered(0);
    assertThat(order.indices()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void refusesWhatIsNoMember() {
    assertThatThrownBy(() -> new AskingOrder(0)).hasMessage("members must be >= 1, got: 0");
    assertThatThrownBy(() -> new AskingOrder(2).answered(2))
        .hasMessage("index must be >= 0 and < 2, got: 2");
  }
}
