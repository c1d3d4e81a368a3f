package org.etcdbench.report.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.5312, 0.502, 0.561, 0.53x, 0.50-0.56",
    "1.0031, 0.98, 1.02, 1.00x, 0.98-1.02",
    "1.0063, 1.002, 1.011, 1.006x, 1.002-1.011",
    "0.0421, 0.0374, 0.0453, 0.042x, 0.037-0.045",
    "0.31, 0.0041, 0.62, 0.31x, 0.0041-0.62",
    "0.0041, 0.00038, 0.02, 0.0041x, 0.00038-0.02",
    "12.34, 11.98, 13.02, 12.3x, 12.0-13.0",
    "234.5, 201.2, 250.9, 235x, 201-251",
  })
  void hasAsManyDecimalsAsItTakes(
      double ratio, double low, double high, String text, String interval) {
    RatioText of = new RatioText(ratio, low, high);

    assertThat(of.ratio()).isEqualTo(text);
    assertThat(of.interval("-")).isEqualTo(interval);
  }

  @Test
  void saysNothingOfWhatIsNotKnown() {
    assertThat(new RatioText(Double.NaN).ratio()).isEmpty();
    assertThat(new RatioText(0.5).interval("-")).isEmpty();
    assertThat(new RatioText(0.5).ratio()).isEqualTo("0.50x");
    assertThat(new RatioText(0).ratio()).isEqualTo("0.00x");
  }
}
