package org.etcdbench.jmh.paired;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.jmh.Asked;
import org.etcdbench.jmh.Jvm;
import org.jspecify.annotations.Nullable;

/**
 * One of our drivers with the real engine, in a process that stays for all rounds: it is measured
 * as it runs when its code is compiled, apart from other drivers, whose use of the same call sites
 * would slow it, and apart from this process.
 */
final class DriverPeer implements Peer {
  /** A driver is warm when the CPU per request of a window is this close to the last window's. */
  private static final double STEADY = 0.05;

  private static final int MOST_WINDOWS = 10;
  private static final Lengths WINDOW = new Lengths(Duration.ZERO, Duration.ofSeconds(2));

  private final DriverKind kind;
  private final Process process;
  private final BufferedReader in;
  private final PrintWriter out;

  private DriverPeer(DriverKind kind, Process process) {
    this.kind = kind;
    this.process = process;
    this.in = process.inputReader();
    this.out = new PrintWriter(process.outputWriter(), true);
  }

  /** Starts the driver's process. */
  static DriverPeer start(DriverKind kind) throws IOException {
    return new DriverPeer(
        kind,
        new ProcessBuilder(Jvm.command(Generator.class, kind.label()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  @Override
  public String name() {
    return kind.label();
  }

  @Override
  public void prepare(Bed bed) throws IOException {
    for (Asked asked : Asked.values()) {
      double beforeNs = Double.NaN;
      for (int i = 0; i < MOST_WINDOWS; i++) {
        double nowNs = measure(bed, Cell.of(asked, 100, 100), WINDOW).clientCpuNs();
        if (Math.abs(nowNs / beforeNs - 1) <= STEADY) {
          break;
        }
        beforeNs = nowNs;
      }
    }
  }

  @Override
  public Sample measure(Bed bed, Cell cell, Lengths lengths) throws IOException {
    out.println(new Order(bed.endpoints(), cell, lengths).toLine());
    Reading begin = null;
    Reading end = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case Generator.BEGINS -> begin = Reading.take(bed, process.pid());
        case Generator.ENDS -> end = Reading.take(bed, process.pid());
        default -> {
          return sample(begin, end, Answer.parse(line));
        }
      }
    }
    throw new IOException("the process of " + name() + " ended; it says why above");
  }

  private static Sample sample(@Nullable Reading begin, @Nullable Reading end, Answer answer)
      throws IOException {
    if (begin == null || end == null) {
      throw new IOException("the generator did not say when its window began and ended");
    }
    return begin.until(
        end, (double) answer.requests(), answer.okPerSec(), answer.meanNs(), answer.failed());
  }

  @Override
  public void close() {
    // the end of its input ends it; should it hang, nothing of it is worth waiting for
    out.close();
    process.destroy();
  }
}
