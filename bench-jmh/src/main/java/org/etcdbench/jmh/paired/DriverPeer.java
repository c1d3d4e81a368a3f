package org.etcdbench.jmh.paired;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.jmh.Asked;
import org.etcdbench.jmh.Jvm;

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
    return measure(bed, cell, lengths, 1).get(0).sample();
  }

  /**
   * An iteration.
   *
   * @param requests that ended in it
   * @param sample what it gave
   */
  record Iteration(long requests, Sample sample) {}

  /** Measures iterations one after the other. */
  List<Iteration> measure(Bed bed, Cell cell, Lengths lengths, int count) throws IOException {
    out.println(new Order(bed.endpoints(), cell, lengths, count).toLine());
    List<Reading> begins = new ArrayList<>();
    List<Reading> ends = new ArrayList<>();
    List<Iteration> iterations = new ArrayList<>();
    while (iterations.size() < count) {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("the process of " + name() + " ended; it says why above");
      }
      switch (line) {
        case Generator.BEGINS -> begins.add(Reading.take(bed, process.pid()));
        case Generator.ENDS -> ends.add(Reading.take(bed, process.pid()));
        default -> {
          int at = iterations.size();
          iterations.add(iteration(begins.get(at), ends.get(at), Answer.parse(line)));
        }
      }
    }
    return iterations;
  }

  private static Iteration iteration(Reading begin, Reading end, Answer answer) {
    return new Iteration(
        answer.requests(),
        begin.until(
            end, (double) answer.requests(), answer.okPerSec(), answer.meanNs(), answer.failed()));
  }

  @Override
  public void close() {
    // the end of its input ends it; should it hang, nothing of it is worth waiting for
    out.close();
    process.destroy();
  }
}
