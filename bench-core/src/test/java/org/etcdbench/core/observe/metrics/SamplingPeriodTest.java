package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingPeriodTest {
  @ParameterizedTest
  @CsvSource({"1,2,1", "3,2,2", "5,2,4", "7,2,5", "3,4,1", "7,8,2", "7,4,3", "7,16,1", "0,1,1"})
  void readsMembersOfThisMachineSoSeldomThatTheyCostLessThanAHundredthOfItsCpus(
      int members, int cpus, int seconds) {
    List<MetricsTarget> targets = targets(members, "http://127.0.0.1:2379/metrics");

    assertThat(SamplingPeriod.of(targets, cpus)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void readsMembersOfOtherMachinesEachSecond() {
    List<MetricsTarget> targets = targets(7, "https://10.0.0.7:2379/metrics");

    assertThat(SamplingPeriod.of(targets, 2)).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:2379", "http://[::1]:2379", "http://127.1.2.3:2379"})
  void knowsThisMachineByEachFormOfItsLoopbackAddress(String url) {
    assertThat(SamplingPeriod.of(targets(3, url), 1)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void refusesAMachineWithoutCpus() {
    assertThatThrownBy(() -> SamplingPeriod.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cpus must be >= 1, got: 0");
  }

  private static List<MetricsTarget> targets(int count, String url) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new MetricsTarget("m" + i, URI.create(url)))
        .toList();
  }
}
