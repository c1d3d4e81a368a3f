package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.Allocations;
import org.junit.jupiter.api.Test;

class DueQueueTest {
  private static final int MANY = 2_000_000;

  private final DueQueue queue = new DueQueue();

  @Test
  void givesBackWhatItWasGivenInOrderHoweverMuchWaits() {
    List<Long> taken = new ArrayList<>();
    long next = 0;
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 10; i++) {
        queue.add(next++);
      }
      for (int i = 0; i < 7; i++) {
        assertThat(queue.firstOr(-1)).isEqualTo(taken.size());
        taken.add(queue.take());
      }
      assertThat(queue.size()).isEqualTo(next - taken.size());
    }
    while (queue.size() > 0) {
      taken.add(queue.take());
    }

    assertThat(taken).hasSize(1000).isSorted().doesNotHaveDuplicates();
    assertThat(queue.firstOr(-1)).isEqualTo(-1);
    assertThat(queue.added()).isEqualTo(1000);
    assertThat(queue.taken()).isEqualTo(1000);
  }

  @Test
  void losesNothingBetweenTwoThreads() throws InterruptedException {
    long[] wrong = {0};
    Thread taker =
        new Thread(
            () -> {
              for (long expected = 0; expected < MANY; ) {
                if (queue.size() > 0) {
                  wrong[0] += queue.take() == expected ? 0 : 1;
                  expected++;
                } else {
                  Thread.onSpinWait();
                }
              }
            });
    taker.start();
    for (long i = 0; i < MANY; i++) {
      queue.add(i);
    }
    taker.join();

    assertThat(wrong[0]).isZero();
    assertThat(queue.size()).isZero();
  }

  @Test
  void allocatesNothingOnceItIsLargeEnough() {
    Runnable work =
        () -> {
          for (int i = 0; i < 100_000; i++) {
            queue.add(i);
            queue.take();
          }
        };
    work.run();

    assertThat(Allocations.bytesOf(work)).isLessThan(1000);
  }
}
