package org.etcdbench.cli;

/** The user asked for something wrong; the message says what and what would be right. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
