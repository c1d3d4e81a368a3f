package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @Test
  void knowsTheRoles() {
    assertThat(Target.of("leader")).isEqualTo(Target.LEADER);
    assertThat(Target.of("followers")).isEqualTo(Target.FOLLOWERS);
    assertThat(Target.of("all")).isEqualTo(Target.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1", "Leader", "etcd-0.example.org", "a_b", "0"})
  void takesAnyOtherNameForAMember(String name) {
    assertThat(Target.of(name)).isEqualTo(new Target.Named(name));
    assertThat(Target.of(name).label()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " m1", "-m1", ".m1", "m 1", "m/1", "m:1"})
  void refusesWhatIsNoName(String name) {
    assertThatThrownBy(() -> Target.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "target must be leader, followers, all or a member's name (letters, digits, '_', '.',"
                + " '-'), got: '"
                + name
                + "'");
  }

  @Test
  void limitsTheLengthOfAName() {
    assertThat(Target.of("m".repeat(63)).label()).hasSize(63);
    assertThatThrownBy(() -> Target.of("m".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasNoOtherRoles() {
    assertThatThrownBy(() -> new Target.Role("learner"))
        .hasMessage("target role must be leader, followers or all, got: learner");
  }
}
