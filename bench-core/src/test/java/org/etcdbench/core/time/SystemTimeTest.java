package org.etcdbench.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

  @Test
  void sleepsAtLeastAsLongAsAskedFor() throws InterruptedException {
    Duration asked = Duration.ofNanos(3_500_000);
    long beforeNs = Time.SYSTEM.nanoTime();

    Time.SYSTEM.sleep(asked);

    assertThat(Time.SYSTEM.nanoTime() - beforeNs).isGreaterThanOrEqualTo(asked.toNanos());
  }

  @Test
  void tellsTheWallClock() {
    Instant before = Instant.now();

    assertThat(Time.SYSTEM.now()).isBetween(before, Instant.now());
  }

  @Test
  void wakesAnInterruptedSleeper() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Time.SYSTEM.sleep(Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
  }
}
