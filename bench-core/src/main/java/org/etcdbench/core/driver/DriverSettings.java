package org.etcdbench.core.driver;

import java.time.Duration;

/**
 * What every driver must know.
 *
 * @param timeout deadline of every request, greater than 0
 */
public record DriverSettings(Duration timeout) {
  /** Checks the bound. */
  public DriverSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be > 0, got: " + timeout);
    }
  }
}
