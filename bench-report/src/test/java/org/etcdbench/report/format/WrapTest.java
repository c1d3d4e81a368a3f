package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void breaksAfterABlankOrAPlus() {
    assertThat(Wrap.at("LITTLES_LAW+GENERATOR_LIMITED of it", 24))
        .containsExactly("LITTLES_LAW+", "GENERATOR_LIMITED of it");
  }

  @Test
  void keepsASignWithItsNumber() {
    assertThat(Wrap.at("of it, waiting +33.1 ms", 17))
        .containsExactly("of it, waiting", "+33.1 ms");
  }

  @Test
  void leavesAWordWholeThatIsWider() {
    assertThat(Wrap.at("a verylongword", 5)).containsExactly("a", "verylongword");
  }
}
