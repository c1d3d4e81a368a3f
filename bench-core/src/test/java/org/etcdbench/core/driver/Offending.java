package org.etcdbench.core.driver;

import org.etcdbench.core.time.Time;

/** Breaks a rule of the architecture, so that it can be seen to find that. */
public final class Offending {
  private Offending() {}

  static long measure() {
    return Time.SYSTEM.nanoTime() - System.nanoTime();
  }
}
