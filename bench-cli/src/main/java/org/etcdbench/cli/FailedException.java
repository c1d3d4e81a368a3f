package org.etcdbench.cli;

import org.jspecify.annotations.Nullable;

/** The command failed for a reason that is not ours; the message is complete for the user. */
final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
