package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyVerifyTest {
  private static long passes(Series shape, int from) {
    return IntStream.range(0, 200)
        .filter(
            seed -> SteadyVerify.check(shape.at(seed).slice(from, Series.SECONDS), 0.05).passed())
        .count();
  }

  @Test
  void rejectsADriftThatNoGateSees() {
    assertThat(passes(Series.DRIFT, 100)).isZero();
    assertThat(passes(Series.LATE_STEP, 100)).isZero();
  }

  @Test
  void acceptsWhatOnlyGoesUpAndDown() {
    assertThat(passes(Series.FLAT, 100)).isEqualTo(200);
    assertThat(passes(Series.SAW_TOOTH, 100)).isEqualTo(200);
    assertThat(passes(Series.SPIKES, 100)).isEqualTo(200);
  }

  @Test
  void judgesADayToo() {
    double[] growing = IntStream.range(0, 86_400).mapToDouble(t -> 1000 + t / 864.0).toArray();
    double[] flat = new double[86_400];
    Arrays.fill(flat, 1000);
    SteadySeries day = SteadySeries.of(growing, flat, new double[86_400]);

    assertThat(SteadyVerify.check(day, 0.05))
        .isEqualTo(
            new Finding(
                false,
                "over 86400 s throughput drifts by +9.5 %, its halves differ by +4.8 %;"
                    + " allowed is 5 %"));
    assertThat(SteadyVerify.check(day, 0.1).passed()).isTrue();
  }
}
