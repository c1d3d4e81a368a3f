package org.etcdbench.core.profile;

import java.util.Objects;

/**
 * One thing that is wrong with a profile.
 *
 * @param where {@code file:line:column}, the file alone if it is wrong as a whole, or the override
 *     as it was given: {@code -p conns=0}
 * @param what in one line
 */
public record Problem(String where, String what) {
  /** Checks that both are there. */
  public Problem {
    Objects.requireNonNull(where, "where is null");
    Objects.requireNonNull(what, "what is null");
  }

  /** The line that the user reads. */
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
