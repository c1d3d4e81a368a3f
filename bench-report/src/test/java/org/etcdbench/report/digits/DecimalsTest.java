package org.etcdbench.report.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void theLeastOfAColumnDecidesItsDigits() {
    assertThat(Decimals.forMs(1.5, 400)).isEqualTo(3);
    assertThat(Decimals.forMs(Double.NaN, 15, 400)).isEqualTo(2);
    assertThat(Decimals.forMs(150, 400)).isEqualTo(1);
    assertThat(Decimals.forMs(0.004, 400)).isEqualTo(6);
    assertThat(Decimals.forMs()).isEqualTo(3);
    assertThat(Decimals.forRate(612, 50_000)).isEqualTo(1);
    assertThat(Decimals.forRate(12_000, 50_000)).isZero();
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Decimals.signedPercent(-0.04, 1)).isEqualTo("0.0%");
    assertThat(Decimals.signedPercent(0.06, 1)).isEqualTo("+0.1%");
    assertThat(Decimals.signedPercent(-1.25, 1)).isEqualTo("-1.3%");
    assertThat(Decimals.signedPercent(Double.NaN, 1)).isEmpty();
  }

  @Test
  void oneThingIsOne() {
    assertThat(Decimals.count(1, "run")).isEqualTo("1 run");
    assertThat(Decimals.count(0, "run")).isEqualTo("0 runs");
  }
}
