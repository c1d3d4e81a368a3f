package org.etcdbench.core.driver;

import java.time.Duration;
import java.util.Objects;
import org.etcdbench.core.access.Access;

/**
 * What every driver must know.
 *
 * @param timeout deadline of every request, greater than 0
 * @param access how connections are secured, and who the user is
 * @param tokens what requests of the user carry
 */
public record DriverSettings(Duration timeout, Access access, Tokens tokens) {
  /** Checks the bound. */
  public DriverSettings {
    Objects.requireNonNull(access, "access is null");
    Objects.requireNonNull(tokens, "tokens is null");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be > 0, got: " + timeout);
    }
  }

  /** For members that let everybody in. */
  public DriverSettings(Duration timeout) {
    this(timeout, Access.OPEN, Tokens.NONE);
  }
}
