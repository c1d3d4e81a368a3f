package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.etcdbench.core.result.InFlight;
import org.junit.jupiter.api.Test;

class InFlightSamplerTest {
  private static final long START_NS = Long.MAX_VALUE - 1000;
  private static final Duration MEAN_INTERVAL = Duration.ofMillis(5);

  @Test
  void hasNothingToSayOfNothing() {
    assertThat(new InFlightSampler(0, MEAN_INTERVAL).result()).isEmpty();
  }

  @Test
  void seesTheMeanOverTimeWhateverTheRhythm() {
    InFlightSampler sampler = new InFlightSampler(START_NS, MEAN_INTERVAL);
    // 10 under way for 3 ms of every 4, in step with anything that looks at even times
    long nowNs = START_NS;
    for (int i = 0; i < 20_000; i++) {
      nowNs = sampler.nextNs();
      assertThat(sampler.isDue(nowNs - 1)).isFalse();
      assertThat(sampler.isDue(nowNs)).isTrue();
      sampler.sample(nowNs, (nowNs - START_NS) % 4_000_000 < 3_000_000 ? 10 : 0);
    }

    InFlight seen = sampler.result().orElseThrow();
    assertThat(seen.samples()).isEqualTo(20_000);
    assertThat(seen.mean())
        .isBetween(7.5 - 4 * seen.standardError(), 7.5 + 4 * seen.standardError());
    // √(0.75 · 0.25) · 10 ÷ √20000
    assertThat(seen.standardError()).isBetween(0.0300, 0.0312);
    assertThat(seen.meanLateNs()).isZero();
    assertThat((double) (nowNs - START_NS) / 20_000).isBetween(4.8e6, 5.2e6);
  }

  @Test
  void tellsHowLateItWasLookedAt() {
    InFlightSampler sampler = new InFlightSampler(START_NS, MEAN_INTERVAL);
    for (int i = 0; i < 10; i++) {
      sampler.sample(sampler.nextNs() + (i % 2 == 0 ? 100 : 300), 1);
    }

    assertThat(sampler.result()).map(InFlight::meanLateNs).contains(200.0);
  }

  @Test
  void leavesOutWhatItSkips() {
    InFlightSampler sampler = new InFlightSampler(START_NS, MEAN_INTERVAL);
    sampler.skip(sampler.nextNs());

    assertThat(sampler.result()).isEmpty();
  }
}
