package org.etcdbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "MS, 0, 0_ms",
    "MS, 1.3824, 1.38_ms",
    "MS, 0.0501, 50.1_\u00b5s",
    "MS, 0.0000012, 1.2_ns",
    "MS, 999.96, 1_s",
    "MS, 1234, 1.23_s",
    "SECONDS, 3600, 3600_s",
    "PER_SEC, 723.7, 724/s",
    "PER_SEC, 12347, 12347/s",
    "PER_SEC, 123456, 123k/s",
    "PER_SEC, 0.5, 0.5/s",
    "PERCENT, 99.9, 99.9_%",
    "PERCENT, -2.5, -2.5_%",
    "PERCENT, NaN, -"
  })
  void writesThreeDigits(Unit unit, double value, String text) {
    assertThat(unit.text(value)).isEqualTo(text.replace('_', '\u202f'));
  }

  @Test
  void theTicksOfALinearAxisHaveOneUnit() {
    assertThat(ticks(Unit.MS, 2)).containsExactly("0", "0.5_ms", "1_ms", "1.5_ms", "2_ms");
    assertThat(ticks(Unit.PER_SEC, 15_000)).containsExactly("0", "5k/s", "10k/s", "15k/s");
    assertThat(ticks(Unit.PER_SEC, 800)).containsExactly("0", "200/s", "400/s", "600/s", "800/s");
  }

  private static List<String> ticks(Unit unit, double high) {
    Scale scale = Scale.fromZero(DoubleStream.of(high), 0, 100, 5);
    return scale.ticks().stream()
        .map(tick -> unit.ticks(scale).apply(tick).replace('\u202f', '_'))
        .toList();
  }

  @Test
  void partsAreWrittenInTheUnitOfTheWhole() {
    assertThat(Unit.MS.textBeside(2.59, 0.05)).isEqualTo("0.05\u202fms");
    assertThat(Unit.MS.numberBeside(0.5, 0.05)).isEqualTo("50");
    assertThat(Unit.MS.numberBeside(0, 0)).isEqualTo("0.00");
  }

  @ParameterizedTest
  @CsvSource({
    "0.53, 0.50, 0.56, 0.53x (0.50 to 0.56)",
    "0.9912, 0.985, 0.998, 0.991x (0.985 to 0.998)",
    "12.34, 9.1, 120.4, 12.3x (9.10 to 120)",
    "0.0123, 0.0062, 0.025, 0.012x (0.0062 to 0.025)"
  })
  void writesRatiosWithTheirIntervals(double ratio, double low, double high, String text) {
    assertThat(Ratios.text(ratio, new Interval(low, high))).isEqualTo(text);
  }
}
