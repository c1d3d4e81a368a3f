package org.etcdbench.core.record;

import org.etcdbench.core.driver.DriverKind;

/** Breaks rules of the architecture, so that they can be seen to find that. */
public final class Offending {
  private Offending() {}

  static void print() {
    System.out.println(DriverKind.LOOPBACK);
  }
}
