package org.etcdbench.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens on Ctrl-C or SIGTERM: the command's thread is interrupted, keeps what it has, stops
 * what it started, and only then the process ends.
 */
final class Interruption {
  /** A command that takes longer to end is given up. */
  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger code = new AtomicInteger(ExitCode.INTERRUPTED);

  private Interruption() {}

  /** Interrupts the thread that calls this when the process is told to end. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.end(command), "interruption"));
    return interruption;
  }

  /** The command is over; what remains is the process's own end. */
  void over(int exitCode) {
    code.set(exitCode);
    over.countDown();
  }

  private void end(Thread command) {
    if (over.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      boolean ended = over.await(LIMIT_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(ended ? code.get() : ExitCode.INTERRUPTED);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }
}
