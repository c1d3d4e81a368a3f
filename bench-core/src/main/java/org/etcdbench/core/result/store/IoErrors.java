package org.etcdbench.core.result.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Says what went wrong with which file; Java's own messages leave out the one or the other. */
public final class IoErrors {
  private IoErrors() {}

  /** An exception whose message is {@code cannot <act> <path>: <reason>}. */
  public static IOException describe(String act, Path path, IOException cause) {
    return new IOException("cannot " + act + " " + path + ": " + reason(cause), cause);
  }

  static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return e instanceof FileNotFoundException ? inLastParentheses(message) : message;
  }

  /** {@code path (reason)} is how the streams of java.io put it. */
  private static String inLastParentheses(String message) {
    int open = message.lastIndexOf(" (");
    return open >= 0 && message.endsWith(")")
        ? message.substring(open + 2, message.length() - 1)
        : message;
  }
}
