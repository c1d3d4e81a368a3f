package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SortedTimesTest {
  @Test
  void takesPercentilesByNearestRank() {
    SortedTimes times = new SortedTimes(LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray());

    assertThat(times.percentileNs(0)).isEqualTo(1);
    assertThat(times.percentileNs(50)).isEqualTo(100);
    assertThat(times.percentileNs(99)).isEqualTo(198);
    assertThat(times.percentileNs(100)).isEqualTo(200);
  }

  @Test
  void needsAtLeastOneDuration() {
    assertThatThrownBy(() -> new SortedTimes(new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("durations must be >= 1, got: 0");
  }

  @Test
  void writesDurationsInTheUnitThatLeavesThemReadable() {
    assertThat(SortedTimes.text(87_400)).isEqualTo("87 µs");
    assertThat(SortedTimes.text(12_345_678)).isEqualTo("12.35 ms");
  }
}
