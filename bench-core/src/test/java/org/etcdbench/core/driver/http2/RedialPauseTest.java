package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedialPauseTest {
  private static double nextMs(RedialPause pause) {
    return pause.nextNs() / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void growsFromATenthOfASecondToAWholeOne(long seed) {
    RedialPause pause = new RedialPause(seed);
    for (double meanMs : new double[] {100, 150, 225, 337.5, 506.25, 759.375}) {
      assertThat(nextMs(pause)).isCloseTo(meanMs, within(meanMs / 5));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(nextMs(pause)).isBetween(1000 / 1.5, 1000.0);
    }
  }

  @Test
  void beginsAgainWithAShortOne() {
    RedialPause pause = new RedialPause(1);
    for (int i = 0; i < 10; i++) {
      pause.nextNs();
    }

    pause.beginAgain();

    assertThat(nextMs(pause)).isBetween(80.0, 120.0);
    assertThat(nextMs(pause)).isBetween(120.0, 180.0);
  }

  @Test
  void scattersChannelsThatAreLostTogether() {
    assertThat(
            LongStream.range(0, 1000)
                .mapToDouble(seed -> nextMs(new RedialPause(seed)))
                .summaryStatistics())
        .satisfies(
            all -> {
              assertThat(all.getMin()).isBetween(80.0, 85.0);
              assertThat(all.getAverage()).isBetween(98.0, 102.0);
              assertThat(all.getMax()).isBetween(115.0, 120.0);
            });
  }
}
