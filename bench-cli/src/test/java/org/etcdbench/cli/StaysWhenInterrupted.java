package org.etcdbench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program whose command does not end when it is told to, and would leave something. */
public final class StaysWhenInterrupted {
  /** What it says when it can be told to end. */
  static final String READY = "ready";

  private StaysWhenInterrupted() {}

  /**
   * Starts it.
   *
   * @param args what it would leave; nothing if there are none
   */
  public static void main(String[] args) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Leftovers leftovers = new Leftovers();
    for (String what : args) {
      leftovers.mayBe(what);
    }
    Interruption.ofThisThread(leftovers, err, Duration.ofSeconds(1));
    err.println(READY);
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        err.println("stays");
      }
    }
  }
}
