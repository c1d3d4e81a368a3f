package org.etcdbench.core.driver.http2;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time as the calls of one event loop know it: the loop's own, not that of a clock of the driver's.
 * Whoever wants to know is told at a steady pace; one timer serves all of them, so a deadline costs
 * a call no timer.
 */
public final class Ticks {
  private static final long MIN_TICK_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_TICK_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final EventLoop loop;
  private final long tickNs;
  private final long timeoutNs;
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable ScheduledFuture<?> timer;
  private long nowNs;

  /**
   * The time of a loop.
   *
   * @param timeout after which a deadline is due; never noticed earlier, and at most a hundredth of
   *     it later, but not more exactly than in milliseconds nor while the loop is busy
   */
  public Ticks(EventLoop loop, Duration timeout) {
    this.loop = loop;
    this.timeoutNs = timeout.toNanos();
    this.tickNs = Math.max(MIN_TICK_NS, Math.min(MAX_TICK_NS, timeoutNs / 100));
  }

  /** When a deadline is due that begins now, in the loop's time. */
  long deadlineNs() {
    // not the time of the last tick: after a stall of the loop that is long ago
    return loop.ticker().nanoTime() + timeoutNs;
  }

  /** Whether this deadline had passed at the last tick. */
  boolean passed(long deadlineNs) {
    return nowNs - deadlineNs >= 0;
  }

  void add(Runnable listener) {
    listeners.add(listener);
    if (timer == null) {
      timer = loop.scheduleWithFixedDelay(this::tick, tickNs, tickNs, TimeUnit.NANOSECONDS);
    }
  }

  void remove(Runnable listener) {
    listeners.remove(listener);
    if (listeners.isEmpty() && timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void tick() {
    nowNs = loop.ticker().nanoTime();
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).run();
    }
  }
}
