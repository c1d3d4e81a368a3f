package org.etcdbench.report.imported;

/** Something cannot be imported; the message says where, what is wrong, and what would be right. */
public final class ImportException extends Exception {
  private static final long serialVersionUID = 1L;

  ImportException(String message) {
    super(message);
  }

  /** What is wrong at a place. */
  ImportException(String place, String message) {
    super(place + ": " + message);
  }
}
