package org.etcdbench.core.driver.truth;

import java.time.Duration;

/** Holds what would be answered within a window until that ends. */
final class Stalled implements Program {
  private final Program program;
  private final long fromNs;
  private final long lengthNs;
  private boolean begun;
  private long firstReadNs;

  Stalled(Program program, Duration from, Duration length) {
    if (from.isNegative()) {
      throw new IllegalArgumentException("from must be >= 0, got: " + from);
    }
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("length must be > 0, got: " + length);
    }
    this.program = program;
    this.fromNs = from.toNanos();
    this.lengthNs = length.toNanos();
  }

  @Override
  public Step step(Arrival arrival) {
    if (!begun) {
      begun = true;
      firstReadNs = arrival.readNs();
    }
    Step step = program.step(arrival);
    // what is due in the past is answered now
    long answerNs = step.dueNs() - arrival.readNs() < 0 ? arrival.readNs() : step.dueNs();
    long intoStallNs = answerNs - firstReadNs - fromNs;
    boolean held = intoStallNs >= 0 && intoStallNs < lengthNs;
    return held ? step.dueAt(firstReadNs + fromNs + lengthNs) : step;
  }
}
