package org.etcdbench.core.scenario;

import java.util.Objects;

/**
 * A number of iterations of one length: the warm-up, or the measurement, of a run.
 *
 * @param count iterations, at least 0
 * @param length of each
 */
public record Iterations(int count, IterationLength length) {
  /** The largest number of iterations in a run. */
  public static final int MAX = 10_000;

  /** Checks the bound. */
  public Iterations {
    Objects.requireNonNull(length, "length is null");
    if (count < 0 || count > MAX) {
      throw new IllegalArgumentException("iterations must be 0.." + MAX + ", got: " + count);
    }
  }
}
