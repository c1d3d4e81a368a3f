package org.etcdbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checked-out repository that the tests run in. */
final class Repo {
  private Repo() {}

  /** Its root: the nearest directory above with the launcher in it. */
  static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.isRegularFile(path.resolve("etcd-bench"))) {
        return path;
      }
    }
    throw new IllegalStateException("no etcd-bench above " + start);
  }

  /** What a directory holds, sorted; nothing if it is not there. */
  static List<Path> list(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of what a directory holds, sorted. */
  static List<String> names(Path directory) {
    return list(directory).stream().map(path -> path.getFileName().toString()).toList();
  }
}
