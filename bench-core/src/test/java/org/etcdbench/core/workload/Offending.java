package org.etcdbench.core.workload;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.time.Time;

/** Breaks rules of the architecture, so that they can be seen to find that. */
public final class Offending {
  private Offending() {}

  static long guess() {
    return new Random().nextLong() + Time.SYSTEM.nanoTime() + new Histogram(3).getTotalCount();
  }
}
