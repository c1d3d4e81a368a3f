package org.etcdbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.etcdbench.report.metric.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerancesTest {
  @Test
  void aShareHoldsForAllMetricsButThoseThatHaveTheirOwn() {
    Tolerances tolerances = Tolerances.parse(List.of("3%", "latency.p99=12.5 %"));

    assertThat(tolerances.of(Metrics.QPS)).isEqualTo(0.03);
    assertThat(tolerances.of(Metrics.LATENCY_P99)).isEqualTo(0.125);
    assertThat(Tolerances.parse(List.of()).of(Metrics.QPS)).isEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | must be a share such as 5%",
        "-5% | must be a share such as 5%",
        "0% | a tolerance must be > 0% and <= 1000%",
        "latency.p98=5% | no metric 'latency.p98'",
      })
  void refusesWhatIsNone(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tolerances.parse(List.of(text)))
        .withMessageContaining(message);
  }

  @Test
  void refusesTwoForTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tolerances.parse(List.of("5%", "6%")))
        .withMessageContaining("the second: '6%'");
  }

  @Test
  void aToleranceIsAFactorInBothDirections() {
    Tolerances tolerances = Tolerances.parse(List.of("50%"));

    assertThat(tolerances.ratioLimit(Metrics.LATENCY_P99)).isEqualTo(1.5);
    assertThat(tolerances.ratioLimit(Metrics.QPS)).isEqualTo(1 / 1.5);
  }

  @Test
  void refusesOneThatWouldHaveNoEffect() {
    Tolerances tolerances = Tolerances.parse(List.of("latency.p99=10%"));

    assertThat(tolerances.requireGated(GateRules.DEFAULT_METRICS)).isSameAs(tolerances);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateRules(List.of(Metrics.QPS), tolerances, 0))
        .withMessage("latency.p99 is not gated, so it needs no tolerance; gated: qps");
  }
}
