package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  private static final Duration CLUSTER = Duration.ofMillis(2700);

  private static Scenario put(int members, int clients, int warmup, IterationLength length) {
    return Scenarios.put(members, Target.ALL, new ClosedLoad(1, clients), warmup, 3, length);
  }

  @Test
  void addsUpTimesExactly() {
    IterationLength length = new IterationLength.Time(Duration.ofMillis(1500));
    Scenario scenario = put(3, 10, 2, length);

    assertThat(Estimate.ofRun(scenario)).isEqualTo(Duration.ofMillis(5 * 1500).plus(CLUSTER));
    assertThat(Estimate.of(Plans.of(4, scenario, scenario)))
        .isEqualTo(Estimate.ofRun(scenario).multipliedBy(8));
    assertThat(Estimate.of(Plans.warmed(Duration.ofSeconds(20), scenario)))
        .isEqualTo(Estimate.ofRun(scenario).plusSeconds(20).plus(CLUSTER));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 1", "1, 100000", "9, 100000", "3, 100"})
  void isPositiveAndFiniteForRequests(int members, int clients) {
    Scenario scenario = put(members, clients, 1, new IterationLength.Requests(1_000_000));

    assertThat(Estimate.assumedPerSec(scenario)).isPositive().isFinite();
    assertThat(Estimate.ofRun(scenario)).isBetween(CLUSTER.plusSeconds(1), Duration.ofHours(5));
  }

  @Test
  void takesLongerForMoreRequestsMoreMembersAndFewerClients() {
    Duration base = Estimate.ofRun(put(3, 10, 0, new IterationLength.Requests(10_000)));

    assertThat(
            List.of(
                put(3, 10, 0, new IterationLength.Requests(20_000)),
                put(7, 10, 0, new IterationLength.Requests(10_000)),
                put(3, 5, 0, new IterationLength.Requests(10_000)),
                put(3, 10, 1, new IterationLength.Requests(10_000))))
        .allSatisfy(more -> assertThat(Estimate.ofRun(more)).isGreaterThan(base));
  }

  @Test
  void assumesThatReadsAreFasterThanWrites() {
    Data data = new Data(8, 64, 1000, KeyOrder.UNIFORM, 1);

    assertThat(Estimate.assumedPerSec(Scenarios.range(Consistency.LINEARIZABLE, data)))
        .isGreaterThan(Estimate.assumedPerSec(Scenarios.put(3, 1)));
  }
}
