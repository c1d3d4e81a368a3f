package org.etcdbench.core.time;

import org.etcdbench.core.scenario.Operation;

/** Breaks a rule of the architecture, so that it can be seen to find that. */
public final class Offending {
  private Offending() {}

  static String load() {
    return Operation.PUT.label();
  }
}
