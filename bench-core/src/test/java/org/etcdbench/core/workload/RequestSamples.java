package org.etcdbench.core.workload;

import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;

/** Requests that tests make up byte by byte. */
public final class RequestSamples {
  private RequestSamples() {}

  /** A put of this pair. */
  public static Request put(byte[] key, byte[] value) {
    return new Request(Operation.PUT, null, key, value);
  }

  /** A range of this key. */
  public static Request range(byte[] key, Consistency consistency) {
    return new Request(Operation.RANGE, consistency, key, new byte[0]);
  }
}
