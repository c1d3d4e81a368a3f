package org.etcdbench.core.driver.truth;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import org.etcdbench.core.time.Time;

/**
 * Lets an event loop answer on time, which a timer does not: its thread wakes up 50 to 1000 us
 * late. So the loop sleeps only until shortly before an answer is due, and then polls its sockets
 * without blocking until it is; meanwhile it goes on reading requests. With nothing due soon it
 * sleeps like any other.
 */
final class PunctualIoHandler implements IoHandler {
  /** Waking up is almost never later than this. */
  private static final long AWAKE_NS = 200_000;

  /**
   * From here on the transports wait in whole milliseconds, so that they could wake up too late.
   */
  private static final long COARSE_NS = 5_000_000;

  private static final long COARSE_AWAKE_NS = 2_500_000;

  private final IoHandler sockets;
  private final Answers answers;
  private final Waiting waiting = new Waiting();

  PunctualIoHandler(IoHandler sockets, Answers answers) {
    this.sockets = sockets;
    this.answers = answers;
  }

  @Override
  public int run(IoHandlerContext context) {
    waiting.outer = context;
    int handled = sockets.run(waiting);
    answers.answerDue();
    return handled;
  }

  /** What the loop may do until the next answer. */
  private final class Waiting implements IoHandlerContext {
    private IoHandlerContext outer = this;

    /** How long it may sleep; not to be asked without answers. */
    private long restNs(long nowNs) {
      long delayNs = answers.delayNs(nowNs);
      return delayNs - (delayNs < COARSE_NS ? AWAKE_NS : COARSE_AWAKE_NS);
    }

    @Override
    public boolean canBlock() {
      return outer.canBlock() && (answers.isEmpty() || restNs(Time.SYSTEM.nanoTime()) > 0);
    }

    @Override
    public long delayNanos(long nowNs) {
      long ofLoopNs = outer.delayNanos(nowNs);
      return answers.isEmpty() ? ofLoopNs : Math.max(0, Math.min(ofLoopNs, restNs(nowNs)));
    }

    /** The transports only compare it with the last one to see whether their timer still fits. */
    @Override
    public long deadlineNanos() {
      long nowNs = Time.SYSTEM.nanoTime();
      return answers.isEmpty() ? outer.deadlineNanos() : nowNs + delayNanos(nowNs);
    }

    @Override
    public void reportActiveIoTime(long activeNs) {
      outer.reportActiveIoTime(activeNs);
    }

    @Override
    public boolean shouldReportActiveIoTime() {
      return outer.shouldReportActiveIoTime();
    }
  }

  @Override
  public void initialize() {
    sockets.initialize();
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return sockets.register(handle);
  }

  @Override
  public void wakeup() {
    sockets.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return sockets.isCompatible(handleType);
  }

  @Override
  public void prepareToDestroy() {
    sockets.prepareToDestroy();
  }

  @Override
  public void destroy() {
    sockets.destroy();
  }
}
