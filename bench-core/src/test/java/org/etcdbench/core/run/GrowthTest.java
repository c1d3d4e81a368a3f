package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.etcdbench.core.scenario.Target;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final ClosedLoad LOAD = new ClosedLoad(1, 1);

  /** Of 8 bytes of key and 64 of value: one and a half times 272 bytes for each put. */
  private static Scenario puts(int warmup, int measured, IterationLength length) {
    return Scenarios.put(3, Target.ALL, LOAD, warmup, measured, length);
  }

  @Test
  void countsEachPutOfEachRun() {
    Scenario scenario = puts(1, 2, new IterationLength.Requests(100));

    assertThat(Growth.of(Plans.of(4, scenario))).isEqualTo(new Growth(4 * 300 * 408, false));
  }

  @Test
  void saysThatItCannotForeseeAClosedLoadByTime() {
    Scenario scenario = puts(0, 1, new IterationLength.Time(Duration.ofSeconds(5)));

    assertThat(Growth.of(Plans.of(1, scenario))).isEqualTo(new Growth(0, true));
  }

  @Test
  void saysThatItCannotForeseeTheGeneratorsWarmup() {
    Scenario scenario = puts(0, 1, new IterationLength.Requests(100));

    assertThat(Growth.of(Plans.warmed(Duration.ofSeconds(1), scenario)).atLeast()).isTrue();
  }

  @Test
  void countsTheKeysThatReadsNeed() {
    Data data = new Data(8, 64, 40, KeyOrder.UNIFORM, 1);

    assertThat(Growth.of(Plans.of(2, Scenarios.range(Consistency.LINEARIZABLE, data))))
        .isEqualTo(new Growth(2 * 40 * 408, false));
  }
}
