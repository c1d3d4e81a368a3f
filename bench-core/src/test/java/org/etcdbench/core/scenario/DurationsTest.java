package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0ms, PT0S",
    "1ms, PT0.001S",
    "1500ms, PT1.5S",
    "2s, PT2S",
    "90s, PT1M30S",
    "5m, PT5M",
    "90m, PT1H30M",
    "1h, PT1H",
    "999999999h, PT999999999H"
  })
  void readsBackWhatItWrites(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1000ms, 1s", "60s, 1m", "120m, 2h", "0h, 0ms", "007s, 7s"})
  void writesTheLargestUnitThatStaysWhole(String text, String written) {
    assertThat(Durations.format(Durations.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "1.5s", "-1s", "1 s", " 1s", "1S", "1d", "1us", "1s2ms"})
  void refusesAnyOtherForm(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a duration is a whole number and a unit (ms, s, m, h) like 500ms or 2s, got: '"
                + text
                + "'");
  }

  @Test
  void refusesNumbersThatWouldOverflow() {
    assertThatThrownBy(() -> Durations.parse("1000000000h"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
