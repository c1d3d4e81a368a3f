package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.etcdbench.core.result.GeneratorPauses.Hiccups;
import org.etcdbench.core.time.ManualTime;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;

class PauseMeterTest {
  private static final long US = 1_000;
  private static final long MS = 1_000_000;

  /** Wakes the meter as late as it is told, once each, and then interrupts it. */
  private static final class Wakes implements Time {
    private final ManualTime clock = new ManualTime();
    private final long[] lateNs;

    /** Only touched by the meter's own thread. */
    private int next;

    private Wakes(long... lateNs) {
      this.lateNs = lateNs;
    }

    static PauseMeter meter(long... lateNs) {
      PauseMeter meter = PauseMeter.start(new Wakes(lateNs));
      // waits for the thread, which does not look for interruptions while there are wakes left
      meter.close();
      return meter;
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public void sleep(Duration duration) {
      throw new AssertionError("the meter has moments to keep, not lengths");
    }

    @Override
    public void sleepUntil(long atNs) throws InterruptedException {
      if (next == lateNs.length) {
        throw new InterruptedException();
      }
      clock.advance(Duration.ofNanos(atNs + lateNs[next++] - clock.nanoTime()));
    }
  }

  @Test
  void countsEachLookThatAPauseHeldUpWithItsOwnDelay() {
    PauseMeter meter = Wakes.meter(0, 500 * US, 35 * MS, 0, 20 * US);

    // the look that was 35 ms late, and those due 10, 20 and 30 ms after it
    assertThat(meter.hiccups()).isEqualTo(new Hiccups(8, 35 * MS, 35 * MS, 35 * MS, 4, 3, 0));
  }

  @Test
  void keepsTheScheduleWhateverTheDelays() {
    PauseMeter meter = Wakes.meter(9 * MS, 9 * MS, 9 * MS, 9 * MS);

    // were the next look due 10 ms after a late one, there would be no delay to see in a slow drift
    assertThat(meter.hiccups()).isEqualTo(new Hiccups(4, 9 * MS, 9 * MS, 9 * MS, 4, 0, 0));
  }

  @Test
  void takesTheQuantilesOfAllLooks() {
    long[] late = new long[2000];
    for (int i = 0; i < late.length; i++) {
      late[i] = (i + 1) * US;
    }

    // looks that were exactly a millisecond late count as such
    assertThat(Wakes.meter(late).hiccups())
        .isEqualTo(new Hiccups(2000, 2000 * US, 1980 * US, 1998 * US, 1001, 0, 0));
  }

  @Test
  void tellsTheLongestDelaySinceItWasAskedBefore() {
    PauseMeter meter = Wakes.meter(3 * MS, 7 * MS, 5 * MS);

    assertThat(meter.longestSinceNs()).isEqualTo(7 * MS);
    assertThat(meter.longestSinceNs()).isZero();
    assertThat(meter.hiccups().maxNs()).isEqualTo(7 * MS);
  }

  @Test
  void saysNothingWithoutLooks() {
    assertThat(Wakes.meter().hiccups()).isEqualTo(new Hiccups(0, 0, 0, 0, 0, 0, 0));
  }
}
