package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripProbeTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000, true",
    "1000, 900, true",
    "900, 1000, true",
    "1000, 899, false",
    "899, 1000, false",
    "0, 0, true"
  })
  void takesMediansForSteadyThatAreWithinATenth(long p50Ns, long nextNs, boolean expected) {
    assertThat(RoundTripProbe.steady(p50Ns, nextNs)).isEqualTo(expected);
  }
}
