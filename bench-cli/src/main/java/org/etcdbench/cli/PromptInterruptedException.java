package org.etcdbench.cli;

/** The process was told to end while somebody was asked for a password. */
final class PromptInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PromptInterruptedException(InterruptedException cause) {
    super("interrupted", cause);
  }
}
