package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's own directory, for members' data or as the mark of an owner. It is locked while
 * the process lives; whoever comes next removes the directories of those that were killed.
 */
public final class WorkDirectory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkDirectory.class);
  private static final String PREFIX = "etcd-bench-run-";
  private static final String LOCK = ".etcd-bench.lock";

  /**
   * Directories of this very process: even to look whether one is locked would unlock it, as POSIX
   * drops a process's locks on a file when the process closes any of its handles.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;

  private WorkDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Removes what somebody who was killed has left elsewhere. */
  public interface Estate {

    /**
     * Removes what belongs to the holder of this directory.
     *
     * @param directory which nobody holds any more, with its real path
     * @throws IOException if something is left; the directory then stays, to be found next time
     */
    void remove(Path directory) throws IOException;

    /** All that they had is in their directory. */
    Estate NOTHING = directory -> {};
  }

  /** A new directory under the root, after those that nobody holds any more were removed. */
  static WorkDirectory create(Path root) throws IOException {
    return create(root, Estate.NOTHING);
  }

  /**
   * A new directory under the root, after those that nobody holds any more were removed together
   * with their estate.
   *
   * @param anyRoot made if it is not there
   */
  public static synchronized WorkDirectory create(Path anyRoot, Estate estate) throws IOException {
    Path root = Files.createDirectories(anyRoot).toRealPath();
    Path gate = root.resolve(LOCK);
    // one at a time: a directory that is not locked yet must not be taken for an abandoned one
    try (FileChannel channel = open(gate);
        FileLock held = channel.lock()) {
      log.debug("holding {}", held);
      removeAbandoned(root, estate);
      Path path = Files.createTempDirectory(root, PREFIX);
      FileChannel lockFile = open(path.resolve(LOCK));
      if (lockFile.tryLock() == null) {
        throw new IOException("somebody else holds " + path);
      }
      OURS.add(path);
      return new WorkDirectory(path, lockFile);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void removeAbandoned(Path root, Estate estate) throws IOException {
    List<Path> directories;
    try (Stream<Path> children = Files.list(root)) {
      directories =
          children.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path directory : directories) {
      if (!OURS.contains(directory) && abandoned(directory)) {
        remove(directory, estate);
      }
    }
  }

  private static void remove(Path directory, Estate estate) throws IOException {
    try {
      estate.remove(directory);
    } catch (IOException e) {
      log.warn("cannot remove all that {} stands for: {}", directory, e.getMessage());
      return;
    }
    delete(directory);
  }

  /** Only with a lock file of ours in it: the root may hold directories of somebody else. */
  private static boolean abandoned(Path directory) {
    try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException e) {
      log.debug("{} is not ours to remove", directory, e);
      return false;
    }
  }

  /** The directory's real path. */
  public Path path() {
    return path;
  }

  /** Deletes a directory with all that is in it; what is gone already does not matter. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    try {
      delete(path);
      lockFile.close();
      OURS.remove(path);
    } catch (IOException e) {
      // the next one to come removes it
      log.warn("cannot remove {}: {}", path, e.getMessage());
    }
  }
}
