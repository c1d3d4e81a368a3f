package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.etcdbench.core.result.store.AtomicFile;
import org.etcdbench.core.result.store.IoErrors;
import org.jspecify.annotations.Nullable;

/**
 * The files that a command writes besides its answer. If one of them cannot be written, that is
 * said, the others are written all the same, and the answer stands: it must not be lost to a full
 * disk.
 */
final class SideFiles {
  private final PrintWriter err;
  private boolean failed;

  /**
   * None yet.
   *
   * @param err is told what cannot be written
   */
  SideFiles(PrintWriter err) {
    this.err = err;
  }

  /** What is to be in a file. */
  @FunctionalInterface
  interface Content {
    /**
     * Writes it.
     *
     * @throws IOException if {@code out} does
     */
    void write(Appendable out) throws IOException;
  }

  /**
   * Whether an option may name this file, to be written as a whole: to be asked before anything is
   * decided.
   *
   * @param file null if the option was not given
   * @throws UsageException if it is a directory or a device, or something stands in its way
   */
  static void checkFile(String option, @Nullable Path file) {
    if (file != null && Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(option + ": must be a file, but is a directory or device: " + file);
    }
    checkAppendable(option, file);
  }

  /**
   * Likewise of a file that is added to, which may be a device.
   *
   * @param file null if the option was not given
   * @throws UsageException if it is a directory, or something stands in its way
   */
  static void checkAppendable(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(option + ": must be a file, but is a directory: " + file);
    }
    checkDirectory(option, file.toAbsolutePath().normalize().getParent());
  }

  /**
   * Likewise of a directory, which need not be there.
   *
   * @param directory null if the option was not given
   * @throws UsageException if something that is none stands in its way
   */
  static void checkDirectory(String option, @Nullable Path directory) {
    Path existing = directory == null ? null : directory.toAbsolutePath().normalize();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && !Files.isDirectory(existing)) {
      throw new UsageException(option + ": must be a directory, but is a file: " + existing);
    }
  }

  /** Writes a file as a whole, with its directory. */
  void replace(String option, Path file, Content content) {
    tell(option, () -> AtomicFile.replace(file, bytes(content)));
  }

  /** Adds to the end of a file, which is made with its directory if it is not there. */
  void append(String option, Path file, Content content) {
    tell(
        option,
        () -> {
          try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.write(file, bytes(content), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw IoErrors.describe("write", file, e);
          }
        });
  }

  /** The answer's exit code; where that is 0 and a file could not be written, that of a failure. */
  int code(int answer) {
    return failed && answer == ExitCode.OK ? ExitCode.FAILED : answer;
  }

  private static byte[] bytes(Content content) throws IOException {
    StringBuilder text = new StringBuilder();
    content.write(text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void tell(String option, Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      failed = true;
      err.println(option + ": " + e.getMessage());
    }
  }
}
