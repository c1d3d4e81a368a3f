package org.etcdbench.core.schedule;

import org.etcdbench.core.time.Time;

/** Breaks the rule that a schedule is pure, so that the rule can be seen to find that. */
public final class Offending {
  private Offending() {}

  static long due() {
    return Time.SYSTEM.nanoTime();
  }
}
