package org.etcdbench.core.result;

import io.grpc.Status;
import org.etcdbench.core.time.Time;

/** Breaks rules of the architecture, so that they can be seen to find that. */
public final class Offending {
  private Offending() {}

  static String describe() {
    return Status.OK + " at " + Time.SYSTEM.now();
  }
}
