package org.etcdbench.report.stats;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * All ways to call some of all runs the runs of now, the way in which they were among them: each
 * once where there are few, else some that are drawn, the same every time. What was, counts as one
 * of those that are drawn, so that a share of them is a valid p (Phipson and Smyth 2010).
 */
final class Labelings {
  /** More are not gone through one by one: 10 runs a side have 184 756. */
  static final int MOST = 200_000;

  /** With what was, 100 000. */
  private static final int DRAWN = 99_999;

  private static final long SEED = 20_260_131;

  private final int all;
  private final int chosen;

  /** Of so many places the first so many are those of now. */
  Labelings(int all, int chosen) {
    this.all = all;
    this.chosen = chosen;
  }

  /** Hands over the places of each, in an array that is used again. */
  void forEach(Consumer<int[]> consumer) {
    if (choices() <= MOST) {
      each(consumer);
    } else {
      draw(consumer);
    }
  }

  private double choices() {
    double choices = 1;
    for (int i = 1; i <= chosen; i++) {
      choices = choices * (all - chosen + i) / i;
    }
    return choices;
  }

  private void each(Consumer<int[]> consumer) {
    int[] places = IntStream.range(0, chosen).toArray();
    int movable = chosen;
    while (movable >= 0) {
      consumer.accept(places);
      movable = chosen - 1;
      while (movable >= 0 && places[movable] == all - chosen + movable) {
        movable--;
      }
      if (movable >= 0) {
        places[movable]++;
        for (int i = movable + 1; i < chosen; i++) {
          places[i] = places[i - 1] + 1;
        }
      }
    }
  }

  private void draw(Consumer<int[]> consumer) {
    Random random = new Random(SEED);
    int[] shuffled = IntStream.range(0, all).toArray();
    consumer.accept(Arrays.copyOf(shuffled, chosen));
    for (int drawn = 0; drawn < DRAWN; drawn++) {
      for (int i = 0; i < chosen; i++) {
        int j = i + random.nextInt(all - i);
        int swapped = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = swapped;
      }
      consumer.accept(shuffled);
    }
  }
}
