package org.etcdbench.core.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that should let us in is of no use; the message is complete for the user. */
public final class AccessException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * The message begins with the option: {@code cacert /etc/ca.crt: no such file}.
   *
   * @param option name of the option or key that named the file, without dashes
   * @param file the file
   * @param problem what is wrong with it
   */
  public AccessException(String option, Path file, String problem, @Nullable Throwable cause) {
    super(option + " " + file + ": " + problem, cause);
  }
}
