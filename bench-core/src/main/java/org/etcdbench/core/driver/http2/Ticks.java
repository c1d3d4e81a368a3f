package org.etcdbench.core.driver.http2;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time as the calls of one event loop know it: a count that goes up while there is anybody who
 * wants to know. One timer serves all of them, so a deadline costs a call nothing.
 */
public final class Ticks {
  private static final long MIN_TICK_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_TICK_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final EventLoop loop;
  private final long tickNs;
  private final long timeoutTicks;
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable ScheduledFuture<?> timer;
  private long now;

  /**
   * The time of a loop.
   *
   * @param timeout after which a deadline is due; noticed at most three hundredths of it later, but
   *     not more exactly than in milliseconds
   */
  public Ticks(EventLoop loop, Duration timeout) {
    this.loop = loop;
    this.tickNs = Math.max(MIN_TICK_NS, Math.min(MAX_TICK_NS, timeout.toNanos() / 100));
    // the tick that is under way does not count, and the division must not shorten it
    this.timeoutTicks = (timeout.toNanos() + tickNs - 1) / tickNs + 1;
  }

  /** The tick at which a deadline is due that begins now. */
  long deadline() {
    return now + timeoutTicks;
  }

  /** Whether this deadline has passed. */
  boolean passed(long deadlineTick) {
    return now >= deadlineTick;
  }

  void add(Runnable listener) {
    listeners.add(listener);
    if (timer == null) {
      timer = loop.scheduleAtFixedRate(this::tick, tickNs, tickNs, TimeUnit.NANOSECONDS);
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
    now++;
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).run();
    }
  }
}
