package org.etcdbench.cli;

/** The command failed for a reason that is not ours; the message is complete for the user. */
final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
