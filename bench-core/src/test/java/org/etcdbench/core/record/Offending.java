package org.etcdbench.core.record;

import org.etcdbench.core.driver.Drivers;

/** Breaks rules of the architecture, so that they can be seen to find that. */
public final class Offending {
  private Offending() {}

  static void print() {
    System.out.println(Drivers.class);
  }
}
