package org.etcdbench.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixTest {

  @Test
  void givesWhatTheJavaLibrarysSplitMix64Gives() {
    SplittableRandom library = new SplittableRandom(-42);

    for (int i = 0; i < 1000; i++) {
      assertThat(Mix.at(-42, i)).isEqualTo(library.nextLong());
    }
  }
}
