package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.etcdbench.report.trend.EDivisive.Retest;
import org.etcdbench.report.trend.PairDistances.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apache Otava's own examples: its docs/BASICS.md and tests/tigerbeetle_test.py. */
class EDivisiveTest {
  private static final double[] METRIC_1 = {
    154023, 138455, 143112, 149190, 132098, 151344, 155145, 148889, 149466, 148209
  };
  private static final double[] METRIC_2 = {
    10.43, 10.23, 10.29, 10.91, 10.34, 10.69, 9.23, 9.11, 9.13, 9.03
  };
  private static final Limits DEFAULTS = new Limits(50, 0.001, 0);

  @Test
  void findsNoChangeWhereThereIsNone() {
    assertThat(EDivisive.find(METRIC_1, DEFAULTS, OtavaStatistic.AS_IT_IS)).isEmpty();
  }

  @Test
  void findsTheChangeOfTheIntroduction() {
    List<ChangePoint> found = EDivisive.find(METRIC_2, DEFAULTS, OtavaStatistic.AS_IT_IS);

    assertThat(found).extracting(ChangePoint::index).containsExactly(6);
    assertThat(found.get(0).qHat()).isCloseTo(5.5136, within(5e-5));
    assertThat(100 * (found.get(0).shift().ratio() - 1)).isCloseTo(-12.943, within(5e-4));
    assertThat(found.get(0).shift().pValue()).isCloseTo(4.985e-6, within(5e-10));
  }

  @Test
  void takesSampleDeviationsForATestThatExpectsThem() {
    Shift shift = EDivisive.find(METRIC_2, DEFAULTS, OtavaStatistic.CORRECTED).get(0).shift();

    assertThat(shift.pValue()).isCloseTo(1.0072e-5, within(5e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.05, 15 71",
    "0.05, 0.05, 15 71",
    "0.1, 0.05, 10 11 15 71 363",
    "0.2, 0.05, 10 11 15 71",
    "0.1, 0, 3 6 10 11 15 16 28 29 35 37 39 41 44 48 49 61 71 95 117 131 142 148 165 169 192 206"
        + " 212 260 265 268 278 282 288 305 363",
    "0.01, 0, 15 26 61 71 95 117 131 142 148 165 169 192 212 260",
    "0.001, 0, 15 61 71 95 117 131 142 148 192 212 260",
    "0.0001, 0, 71 95 117 131 142 148 192 212",
    "0.00001, 0, 71 95 131 192 212",
  })
  void findsWhatOtavaFindsInALongSeries(double maxPValue, double minMagnitude, String expected)
      throws IOException {
    Limits limits = new Limits(30, maxPValue, minMagnitude);
    List<Integer> indices = Arrays.stream(expected.split(" ")).map(Integer::valueOf).toList();

    assertThat(
            EDivisive.find(tigerbeetle(), limits, OtavaStatistic.AS_IT_IS, Retest.LATER_NEIGHBOUR))
        .extracting(ChangePoint::index)
        .containsExactlyElementsOf(indices);
  }

  @Test
  void sumsUpTheEnergyStatisticByItsDefinition() {
    Random random = new Random(1);
    double[] series = random.doubles(12).toArray();
    Candidate best = new PairDistances(series, 2, 11).best(3, 10).orElseThrow();

    double greatest = 0;
    int at = 0;
    for (int tau = 4; tau < 10; tau++) {
      for (int kappa = tau + 1; kappa <= 10; kappa++) {
        double qHat = byDefinition(series, 3, tau, kappa);
        at = qHat > greatest ? tau : at;
        greatest = Math.max(greatest, qHat);
      }
    }
    assertThat(best.index()).isEqualTo(at);
    assertThat(best.qHat()).isCloseTo(greatest, within(1e-12));
  }

  private static double byDefinition(double[] series, int s, int tau, int kappa) {
    double[] x = Arrays.copyOfRange(series, s, tau);
    double[] y = Arrays.copyOfRange(series, tau, kappa);
    double n = x.length;
    double m = y.length;
    double across = 0;
    for (double a : x) {
      across += Arrays.stream(y).map(b -> Math.abs(a - b)).sum();
    }
    double inX = n == 1 ? 0 : 2 * m / (m + n) / (n - 1) * inside(x);
    double inY = m == 1 ? 0 : 2 * n / (m + n) / (m - 1) * inside(y);
    return 2 / (m + n) * across - inX - inY;
  }

  private static double inside(double[] part) {
    double sum = 0;
    for (int i = 0; i < part.length; i++) {
      for (int k = i + 1; k < part.length; k++) {
        sum += Math.abs(part[i] - part[k]);
      }
    }
    return sum;
  }

  @Test
  void saysNothingOfSeriesTooShortToHaveParts() {
    for (int length = 0; length < 3; length++) {
      double[] series = Arrays.copyOf(new double[] {1, 100}, length);

      assertThat(EDivisive.find(series, DEFAULTS, new StudentTest())).isEmpty();
    }
  }

  @Test
  void refusesLimitsOutOfRange() {
    assertThatThrownBy(() -> new Limits(1, 0.001, 0))
        .hasMessage("windowLength must be >= 2, got: 1");
    assertThatThrownBy(() -> new Limits(50, 0, 0))
        .hasMessage("maxPValue must be > 0 and <= 1, got: 0.0");
    assertThatThrownBy(() -> new Limits(50, 0.001, -1))
        .hasMessage("minMagnitude must be >= 0, got: -1.0");
  }

  private static double[] tigerbeetle() throws IOException {
    try (InputStream in = EDivisiveTest.class.getResourceAsStream("tigerbeetle.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
