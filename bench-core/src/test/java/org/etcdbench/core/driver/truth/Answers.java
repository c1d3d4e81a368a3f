package org.etcdbench.core.driver.truth;

import java.util.PriorityQueue;
import org.etcdbench.core.time.Time;

/** What is still to be answered, the earliest first; for one thread. */
final class Answers {
  private final PriorityQueue<Pending> queue =
      new PriorityQueue<>(
          (a, b) -> {
            int byTime = Long.signum(a.step.dueNs() - b.step.dueNs());
            return byTime == 0 ? Long.compare(a.order, b.order) : byTime;
          });
  private long added;

  /** A request that waits for its time. */
  private static final class Pending {
    final long order;
    final Step step;
    final Due due;

    Pending(long order, Step step, Due due) {
      this.order = order;
      this.step = step;
      this.due = due;
    }
  }

  /** Answers a request. */
  @FunctionalInterface
  interface Due {
    void answer();
  }

  void add(Step step, Due due) {
    queue.add(new Pending(added++, step, due));
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Until the next is due; negative if it is late already. Not to be asked when empty. */
  long delayNs(long nowNs) {
    return queue.element().step.dueNs() - nowNs;
  }

  /** Answers all that are due. */
  void answerDue() {
    while (!queue.isEmpty() && delayNs(Time.SYSTEM.nanoTime()) <= 0) {
      queue.remove().due.answer();
    }
  }
}
