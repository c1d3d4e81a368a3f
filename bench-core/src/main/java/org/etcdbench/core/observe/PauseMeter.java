package org.etcdbench.core.observe;

import java.time.Duration;
import java.util.Arrays;
import org.etcdbench.core.result.GeneratorPauses.Hiccups;
import org.etcdbench.core.time.Time;

/**
 * Finds out when this process stands still, for whatever reason: a thread of its own means to look
 * at the clock at evenly spread moments, and notes how late it does. Looking oftener would find no
 * more of long pauses, and waking costs CPU time that members may need. Safe for use by several
 * threads.
 */
final class PauseMeter implements AutoCloseable {
  /** A hundred looks a second cost about 0.1 % of a CPU. */
  static final Duration INTERVAL = Duration.ofMillis(10);

  private static final long NS_PER_MS = 1_000_000;
  private static final int FIRST_ROOM = 1024;

  private final Time time;
  private final Thread thread;
  private final long startedNs;
  private long[] lateNs = new long[FIRST_ROOM];
  private int looks;
  private long recentNs;

  private PauseMeter(Time time) {
    this.time = time;
    this.startedNs = time.nanoTime();
    this.thread = new Thread(this::run, "pause-meter");
    thread.setDaemon(true);
  }

  /** Begins to look. */
  static PauseMeter start(Time time) {
    PauseMeter meter = new PauseMeter(time);
    meter.thread.start();
    return meter;
  }

  private void run() {
    long dueNs = startedNs;
    try {
      while (true) {
        dueNs += INTERVAL.toNanos();
        time.sleepUntil(dueNs);
        long nowNs = time.nanoTime();
        // those that were due in a pause count as well, each with its own delay
        note(nowNs - dueNs);
        while (nowNs - dueNs >= INTERVAL.toNanos()) {
          dueNs += INTERVAL.toNanos();
          note(nowNs - dueNs);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(long delayNs) {
    if (looks == lateNs.length) {
      lateNs = Arrays.copyOf(lateNs, 2 * looks);
    }
    lateNs[looks++] = Math.max(0, delayNs);
    recentNs = Math.max(recentNs, delayNs);
  }

  /** The longest delay since this was asked before. */
  synchronized long longestSinceNs() {
    long longest = recentNs;
    recentNs = 0;
    return longest;
  }

  /** All delays so far. */
  synchronized Hiccups hiccups() {
    long[] sorted = Arrays.copyOf(lateNs, looks);
    Arrays.sort(sorted);
    return new Hiccups(
        looks,
        quantile(sorted, 1),
        quantile(sorted, 0.99),
        quantile(sorted, 0.999),
        atLeast(sorted, NS_PER_MS),
        atLeast(sorted, 10 * NS_PER_MS),
        atLeast(sorted, 100 * NS_PER_MS));
  }

  /** The least value that this share is not above; 0 of nothing. */
  private static long quantile(long[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  private static long atLeast(long[] sorted, long boundNs) {
    return Arrays.stream(sorted).filter(late -> late >= boundNs).count();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
