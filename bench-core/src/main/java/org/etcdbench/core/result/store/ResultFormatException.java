package org.etcdbench.core.result.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file or directory is no result that this version can read; the message says which and why. */
public final class ResultFormatException extends IOException {
  private static final long serialVersionUID = 1;

  ResultFormatException(Path file, String reason) {
    super(file + ": " + reason);
  }

  ResultFormatException(Path file, String reason, Throwable cause) {
    super(file + ": " + reason, cause);
  }
}
