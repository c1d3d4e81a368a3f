package org.etcdbench.core.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Mser5Test {
  private static final Trim NONE = new Trim.Cut(0);

  private static double[] values(int seconds, IntToDoubleFunction value) {
    return IntStream.range(0, seconds).mapToDouble(value).toArray();
  }

  @Test
  void cutsNothingOffAFlatSeries() {
    assertThat(Mser5.trim(values(100, t -> 7))).isEqualTo(NONE);
    assertThat(Mser5.trim(new double[0])).isEqualTo(NONE);
    assertThat(Mser5.trim(values(4, t -> t))).isEqualTo(NONE);
  }

  @Test
  void cutsOffAStepToTheBatch() {
    assertThat(Mser5.trim(values(100, t -> t < 15 ? 1 : 7))).isEqualTo(new Trim.Cut(15));
    assertThat(Mser5.trim(values(100, t -> t < 16 ? 1 : 7))).isEqualTo(new Trim.Cut(20));
  }

  @Test
  void findsNoSteadyStateWhereTheTransientGoesBeyondTheHalf() {
    assertThat(Mser5.trim(values(600, t -> t < 400 ? 1 : 7))).isEqualTo(new Trim.NoSteadyState());
    assertThat(Mser5.trim(values(600, t -> t < 300 ? 1 : 7))).isEqualTo(new Trim.Cut(300));
  }

  @Test
  void trustsNoFewBatchesAtTheEnd() {
    SplittableRandom random = new SplittableRandom(1);
    double[] series = values(600, t -> t < 550 ? random.nextGaussian() : 0);

    assertThat(Mser5.trim(series)).isInstanceOf(Trim.Cut.class);
  }

  @Test
  void leavesOutSecondsWithoutAValue() {
    double[] series = values(100, t -> t < 15 ? 1 : 7);
    Arrays.fill(series, 40, 52, Double.NaN);
    series[3] = Double.NaN;

    assertThat(Mser5.trim(series)).isEqualTo(new Trim.Cut(15));
    assertThat(Mser5.trim(values(100, t -> Double.NaN))).isEqualTo(NONE);
  }

  @Test
  void minimisesWhatItSays() {
    SplittableRandom random = new SplittableRandom(4);
    for (int repetition = 0; repetition < 50; repetition++) {
      double slope = random.nextDouble();
      double[] batches = values(30, t -> random.nextGaussian() + Math.max(0, 8 - t) * slope);
      double[] series = values(150, t -> batches[t / 5]);
      int best =
          IntStream.rangeClosed(0, 15)
              .boxed()
              .min((a, b) -> Double.compare(statistic(batches, a), statistic(batches, b)))
              .orElseThrow();

      assertThat(Mser5.trim(series)).isEqualTo(new Trim.Cut(5 * best));
    }
  }

  private static double statistic(double[] batches, int cut) {
    double[] rest = Arrays.copyOfRange(batches, cut, batches.length);
    double mean = Arrays.stream(rest).average().orElseThrow();
    return Arrays.stream(rest).map(z -> (z - mean) * (z - mean)).sum() / rest.length / rest.length;
  }
}
