package org.etcdbench.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMixTest {
  private static final int DRAWS = 50_000;
  private static final double KOLMOGOROV_BOUND = 1.95;

  private static double[] draws(DoubleSupplier source) {
    return DoubleStream.generate(source).limit(DRAWS).toArray();
  }

  @Test
  void drawsUniformly() {
    SplitMix random = new SplitMix().at(1, 2, 3);

    assertThat(Statistics.kolmogorov(draws(random::uniform), x -> x)).isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void drawsUniformlyOverPlacesToo() {
    double[] firsts = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      firsts[i] = new SplitMix().at(7, 1, i).uniform();
    }

    assertThat(Statistics.kolmogorov(firsts, x -> x)).isLessThan(KOLMOGOROV_BOUND);
    assertThat(Statistics.lagOne(firsts)).isCloseTo(0, within(3.3 / Math.sqrt(DRAWS)));
  }

  @Test
  void drawsGammaOfShapeOneAsExponential() {
    SplitMix random = new SplitMix().at(1, 2, 3);

    assertThat(Statistics.kolmogorov(draws(() -> random.gamma(1)), Statistics::exponential))
        .isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void drawsGammaOfShapeThree() {
    SplitMix random = new SplitMix().at(1, 2, 4);

    // the third arrival comes after x unless fewer than three do before
    assertThat(
            Statistics.kolmogorov(
                draws(() -> random.gamma(3)), x -> 1 - Math.exp(-x) * (1 + x + x * x / 2)))
        .isLessThan(KOLMOGOROV_BOUND);
  }

  @Test
  void drawsBetaOfShapeOneUniformly() {
    SplitMix random = new SplitMix().at(1, 2, 3);

    assertThat(Statistics.kolmogorov(draws(() -> random.beta(1)), x -> x))
        .isLessThan(KOLMOGOROV_BOUND);
  }

  @ParameterizedTest
  @ValueSource(doubles = {256, 1 << 20, 1L << 49})
  void drawsGammaAndBetaOfLargeShapes(double shape) {
    SplitMix random = new SplitMix().at(5, 2, 3);
    double[] gamma = draws(() -> (random.gamma(shape) - shape) / Math.sqrt(shape));
    double[] beta = draws(() -> (random.beta(shape) - 0.5) * Math.sqrt(8 * shape + 4));

    for (double[] standardised : new double[][] {gamma, beta}) {
      assertThat(Statistics.mean(standardised)).isCloseTo(0, within(3.3 / Math.sqrt(DRAWS)));
      assertThat(Statistics.variance(standardised))
          .isCloseTo(1, within(3.3 * Math.sqrt(2.1 / DRAWS)));
    }
  }
}
