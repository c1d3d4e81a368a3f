package org.etcdbench.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private final ManualTime time = new ManualTime();

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(time.nanoTime()).isNotZero().isEqualTo(time.nanoTime());
    assertThat(time.now()).isEqualTo(time.now());
  }

  @Test
  void movesBothClocksAlikeAndAcrossTheOverflow() {
    long beforeNs = time.nanoTime();
    Instant before = time.now();

    time.advance(Duration.ofSeconds(3));

    assertThat(time.nanoTime() - beforeNs).isEqualTo(3_000_000_000L);
    assertThat(time.nanoTime()).isNegative();
    assertThat(time.now()).isEqualTo(before.plusSeconds(3));
  }

  @Test
  void movesBySleeping() throws InterruptedException {
    long beforeNs = time.nanoTime();

    time.sleep(Duration.ofNanos(17));

    assertThat(time.nanoTime() - beforeNs).isEqualTo(17);
  }

  @Test
  void wakesAnInterruptedSleeperWithoutMoving() {
    Instant before = time.now();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(time.now()).isEqualTo(before);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void neverGoesBack() {
    assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1)))
        .hasMessage("duration must be >= 0, got: PT-0.000000001S");
  }
}
