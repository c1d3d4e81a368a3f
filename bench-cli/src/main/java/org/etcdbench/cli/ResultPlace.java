package org.etcdbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.etcdbench.core.result.store.ResultStore;

/**
 * Where a result is.
 *
 * @param file its {@code run.json}, under whatever name
 * @param directory of the file
 */
record ResultPlace(Path file, Path directory) {

  /**
   * That of a result.
   *
   * @param path its directory, or its {@code run.json}
   */
  static ResultPlace of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return Files.isDirectory(absolute)
        ? new ResultPlace(absolute.resolve(ResultStore.RUN_JSON), absolute)
        : new ResultPlace(absolute, absolute.resolveSibling(""));
  }

  /** Whether it is found again by the directory alone. */
  boolean isWhereItIsLookedFor() {
    return file.endsWith(ResultStore.RUN_JSON);
  }

  /** The directory's name, which is not the result's id where somebody gave it another. */
  String name() {
    return String.valueOf(directory.getFileName());
  }

  /** The folder that the directory is in. */
  Path folder() {
    Path parent = directory.getParent();
    return parent == null ? directory : parent;
  }
}
