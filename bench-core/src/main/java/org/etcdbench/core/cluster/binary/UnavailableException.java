package org.etcdbench.core.cluster.binary;

/** Why something is not to be had, on one line, for the user; the next source may still have it. */
final class UnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnavailableException(String reason) {
    super(reason);
  }

  UnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The reason. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
