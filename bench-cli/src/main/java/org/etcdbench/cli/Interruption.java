package org.etcdbench.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens on Ctrl-C or SIGTERM: the command's thread is interrupted, keeps what it has, stops
 * what it started, and only then the process ends. A command that takes too long for that is given
 * up, and what it may have left is said.
 */
final class Interruption {
  /** A command that takes longer to end is given up. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** Nobody may read any more what is said. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger code = new AtomicInteger(ExitCode.INTERRUPTED);
  private final Leftovers leftovers;
  private final PrintWriter err;
  private final Duration limit;

  private Interruption(Leftovers leftovers, PrintWriter err, Duration limit) {
    this.leftovers = leftovers;
    this.err = err;
    this.limit = limit;
  }

  /**
   * Interrupts the thread that calls this when the process is told to end.
   *
   * @param leftovers what the command may leave if it is given up
   * @param err where that is said
   * @param limit how long the command may take to end
   */
  static Interruption ofThisThread(Leftovers leftovers, PrintWriter err, Duration limit) {
    Interruption interruption = new Interruption(leftovers, err, limit);
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
      if (over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(code.get());
      }
      sayWhatIsLeft();
    } catch (InterruptedException e) {
      // nobody waits any more
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Beside, as a pipe that nobody empties must not keep the process from its end. */
  private void sayWhatIsLeft() throws InterruptedException {
    String left =
        "given up: the command did not end within "
            + limit.toSeconds()
            + " s"
            + leftovers.sentence().map(sentence -> "; " + sentence).orElse("");
    Thread saying =
        new Thread(
            () -> {
              err.println(left);
              err.flush();
            },
            "last words");
    saying.setDaemon(true);
    saying.start();
    saying.join(LAST_WORDS.toMillis());
  }
}
