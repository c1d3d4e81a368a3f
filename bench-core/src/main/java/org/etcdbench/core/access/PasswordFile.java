package org.etcdbench.core.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a password from a file. */
public final class PasswordFile {
  private PasswordFile() {}

  /**
   * The first line of the file, as it is.
   *
   * @param option names the file in a message
   * @throws AccessException if the file cannot be read, or holds no password or more than one line
   */
  public static String read(String option, Path file) throws AccessException {
    String text = text(option, file);
    String password = text.replaceFirst("\\r?\\n\\z", "");
    if (password.isEmpty() || password.indexOf('\n') >= 0) {
      // what it holds may be a secret: it must not be shown
      throw new AccessException(
          option, file, "it must hold the password, and nothing else, on one line", null);
    }
    return password;
  }

  private static String text(String option, Path file) throws AccessException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new AccessException(option, file, "no such file", e);
    } catch (IOException e) {
      throw new AccessException(
          option, file, "it cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }
}
