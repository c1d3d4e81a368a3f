package org.etcdbench.core.steady;

import org.etcdbench.core.time.Time;

/** Breaks the rule that the steady state is judged by series alone, so that the rule is seen. */
public final class Offending {
  private Offending() {}

  static long now() {
    return Time.SYSTEM.nanoTime();
  }
}
