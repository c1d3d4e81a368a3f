package org.etcdbench.core.run;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.time.Time;

/**
 * Merges what was recorded while a load runs, in a thread of its own: pacing cannot wait for it.
 */
final class Collector {
  private final Time time;
  private final Duration period;
  private final List<IterationRecorder> recorders;
  private final Thread thread = new Thread(this::run, "collector");

  private Collector(Time time, Duration period, List<IterationRecorder> recorders) {
    this.time = time;
    this.period = period;
    this.recorders = recorders;
    thread.setDaemon(true);
  }

  /** Begins to collect now and then. */
  static Collector start(Time time, Duration period, List<IterationRecorder> recorders) {
    Collector collector = new Collector(time, period, recorders);
    collector.thread.start();
    return collector;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        time.sleep(period);
        recorders.forEach(IterationRecorder::collect);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; when this returns nobody else collects. */
  void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
