package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A private temporary directory that vanishes with everything in it when closed. */
final class Scratch implements AutoCloseable {
  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** One in the system's temporary directory. */
  static Scratch temporary() throws IOException {
    return new Scratch(Files.createTempDirectory("etcd-bench-"));
  }

  /** One inside a directory, so on its file system; hidden by its name. */
  static Scratch inside(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new Scratch(Files.createTempDirectory(parent, ".unpacking-"));
  }

  Path path() {
    return directory;
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(directory, new Deleting());
    } catch (IOException leftover) {
      // what could not be deleted is out of everybody's way, and hiding the real outcome is worse
      directory.toFile().deleteOnExit();
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      Files.delete(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
