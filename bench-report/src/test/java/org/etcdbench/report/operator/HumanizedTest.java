package org.etcdbench.report.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanizedTest {

  /** What go-humanize prints of the same numbers. */
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "9,9 B",
    "10,10 B",
    "999,999 B",
    "1000,1.0 kB",
    "1049,1.0 kB",
    "1050,1.1 kB",
    "9949,9.9 kB",
    "9950,10 kB",
    "12288,12 kB",
    "20480,20 kB",
    "20500,20 kB",
    "21500,22 kB",
    "999999,1000 kB",
    "1000000,1.0 MB",
    "2147483648,2.1 GB",
    "8589934592,8.6 GB",
    "1000000000000,1.0 TB",
    "9223372036854775807,9.2 EB"
  })
  void printsSizesAsGoHumanizeDoes(long bytes, String text) {
    assertThat(Humanized.bytes(bytes)).isEqualTo(text);
  }

  /** What Go's {@code time.Duration} prints of the same numbers. */
  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "1,1ns",
    "999,999ns",
    "1000,1µs",
    "988296,988.296µs",
    "1000000,1ms",
    "1251933,1.251933ms",
    "500000000,500ms",
    "1000000000,1s",
    "5000650083,5.000650083s",
    "60000000000,1m0s",
    "65500000000,1m5.5s",
    "3600000000000,1h0m0s",
    "3725000000001,1h2m5.000000001s"
  })
  void printsDurationsAsGoDoes(long ns, String text) {
    assertThat(Humanized.duration(ns)).isEqualTo(text);
  }
}
