package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.time.ManualTime;
import org.junit.jupiter.api.Test;

class WindowTest {
  /** Just below the largest number, which readings may well pass. */
  private static final long START_NS = new ManualTime().nanoTime() + 999_999_500;

  private static Window byNumber(int clients, long count) {
    return new Window(clients, new IterationLength.Requests(count));
  }

  private static Window byTime(int clients) {
    return new Window(clients, new IterationLength.Time(Duration.ofMillis(10)));
  }

  /** Which of so many requests that end 100 ns apart count. */
  private static List<Boolean> counted(Window window, int requests) {
    List<Boolean> counted = new ArrayList<>();
    for (int i = 1; i <= requests; i++) {
      counted.add(window.counts(START_NS + i * 100L));
    }
    return counted;
  }

  @Test
  void countsAsManyAsAskedForAfterTheLeadIn() {
    Window window = byNumber(3, 4);

    assertThat(counted(window, 9))
        .containsExactly(false, false, false, true, true, true, true, false, false);
    assertThat(window.lengthNs()).isEqualTo(400);
    assertThat(window.openedNsOr(0)).isEqualTo(START_NS + 300);
    assertThat(window.sinceOpenedNs(START_NS + 700)).isEqualTo(400);
    assertThat(window.sinceOpenedNs(START_NS + 200)).isZero();
  }

  @Test
  void opensWithTheLastOfTheLeadInAndClosesWithTheLastThatCounts() {
    Window window = byNumber(2, 1);

    assertThat(window.counts(START_NS)).isFalse();
    assertThat(window.opened()).isFalse();
    assertThat(window.openedNsOr(7)).isEqualTo(7);
    assertThat(window.counts(START_NS + 1)).isFalse();
    assertThat(window.opened()).isTrue();
    assertThat(window.closed()).isFalse();
    assertThat(window.counts(START_NS + 2)).isTrue();
    assertThat(window.closed()).isTrue();
  }

  @Test
  void countsNothingAfterItWasCutOff() {
    Window window = byNumber(1, 4);
    assertThat(counted(window, 3)).containsExactly(false, true, true);

    window.close(START_NS + 350);

    // the third of these would have been the last that counts
    assertThat(counted(window, 4)).containsOnly(false);
    assertThat(window.lengthNs()).isEqualTo(250);
  }

  @Test
  void keepsItsEndWhenItIsCutOffAfterwards() {
    Window window = byNumber(1, 2);
    assertThat(counted(window, 3)).containsExactly(false, true, true);

    window.close(START_NS + 9000);

    assertThat(window.lengthNs()).isEqualTo(200);
  }

  @Test
  void closesWithTheFirstThatEndsWhenTheTimeIsOver() {
    Window window = byTime(2);
    assertThat(window.counts(START_NS)).isFalse();
    assertThat(window.counts(START_NS + 5)).isFalse();

    assertThat(window.counts(START_NS + 6)).isTrue();
    assertThat(window.counts(START_NS + 5 + 9_999_999)).isTrue();
    assertThat(window.closed()).isFalse();
    assertThat(window.counts(START_NS + 5 + 10_000_003)).isTrue();
    assertThat(window.closed()).isTrue();
    assertThat(window.counts(START_NS + 5 + 10_000_003)).isFalse();
    assertThat(window.counts(START_NS + 7)).isFalse();
    assertThat(window.lengthNs()).isEqualTo(10_000_003);
  }

  @Test
  void isShorterThanItsTimeWhenItIsCutOff() {
    Window window = byTime(1);
    assertThat(counted(window, 3)).containsExactly(false, true, true);

    window.close(START_NS + 1_000_100);

    assertThat(window.counts(START_NS + 1_000_101)).isFalse();
    assertThat(window.lengthNs()).isEqualTo(1_000_000);
  }

  @Test
  void hasNoLengthIfItNeverOpened() {
    Window window = byNumber(10, 5);
    assertThat(counted(window, 9)).containsOnly(false);

    window.close(START_NS + 5000);

    assertThat(window.lengthNs()).isZero();
    assertThat(window.sinceOpenedNs(START_NS + 9000)).isZero();
  }

  @Test
  void countsExactlyAsManyWhateverTheThreadsDo() throws Exception {
    int threads = 2;
    long count = 3;
    List<Window> windows = Stream.generate(() -> byNumber(1, count)).limit(20_000).toList();
    AtomicInteger arrived = new AtomicInteger();
    Callable<Long> part =
        () -> {
          long counted = 0;
          for (int w = 0; w < windows.size(); w++) {
            // both begin each window together, so that they overtake each other at its end
            arrived.incrementAndGet();
            while (arrived.get() < threads * (w + 1)) {
              Thread.onSpinWait();
            }
            for (int i = 0; i < count; i++) {
              counted += windows.get(w).counts(START_NS + i) ? 1 : 0;
            }
          }
          return counted;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long counted = 0;
    for (Future<Long> result : pool.invokeAll(Collections.nCopies(threads, part))) {
      counted += result.get();
    }
    pool.shutdown();

    assertThat(counted).isEqualTo(count * windows.size());
    assertThat(windows).allMatch(Window::closed);
  }
}
