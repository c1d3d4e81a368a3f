package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class StudentTestTest {
  private final StudentTest test = new StudentTest();

  @Test
  void agreesWithAnotherImplementation() {
    double[] before = {0.1, 0.4, 0.2, 0.35};
    double[] after = {0.5, 0.45, 0.7};
    double[] series = {0.1, 0.4, 0.2, 0.35, 0.5, 0.45, 0.7};

    assertThat(test.compare(series, 0, 4, 7).pValue())
        .isCloseTo(new TTest().homoscedasticTTest(before, after), within(1e-12));
  }

  @Test
  void saysTheChangeAsARatioOfGeometricMeans() {
    double[] series = {Math.log(100), Math.log(400), Math.log(50), Math.log(200)};

    Shift shift = test.compare(series, 0, 2, 4);

    assertThat(shift.ratio()).isCloseTo(0.5, within(1e-12));
    assertThat(shift.magnitude()).isCloseTo(1, within(1e-12));
  }

  @Test
  void knowsNothingOfOnePointAgainstAnother() {
    assertThat(test.compare(new double[] {1, 2}, 0, 1, 2).pValue()).isEqualTo(1);
  }

  @Test
  void isSureWhereNothingVaries() {
    assertThat(test.compare(new double[] {1, 1, 2, 2}, 0, 2, 4).pValue()).isZero();
    assertThat(test.compare(new double[] {1, 1, 1, 1}, 0, 2, 4).pValue()).isEqualTo(1);
  }
}
