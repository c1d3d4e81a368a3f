package org.etcdbench.core.result.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files as a whole: whoever reads the target, even after a crash, sees the old content or
 * the new one, never a part.
 */
public final class AtomicFile {
  /** Ends the names of files that are still being written. */
  static final String PARTIAL_SUFFIX = ".partial";

  private AtomicFile() {}

  /** Where the content of a file stands until it is whole; in the same directory. */
  static Path partial(Path target) {
    return target.resolveSibling(target.getFileName() + PARTIAL_SUFFIX);
  }

  /**
   * Writes the content to the {@link #partial} file, has it on disk, and moves it to the target.
   * Only for files that no other process writes.
   *
   * @throws IOException naming the target and the reason; the target is as it was
   */
  static void write(Path target, byte[] content) throws IOException {
    write(target, partial(target), content);
  }

  /**
   * Likewise, for files that several processes may write at a time: each writes a file of its own
   * beside the target, and the last to end wins. Makes the target's directory if it is not there.
   *
   * @throws IOException naming the target and the reason; the target is as it was
   */
  public static void replace(Path target, byte[] content) throws IOException {
    Path partial;
    try {
      Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
      partial = ownPartial(target);
    } catch (IOException e) {
      throw IoErrors.describe("write", target, e);
    }
    write(target, partial, content);
  }

  /** The first name that is not taken: to make a file is what no two processes can do. */
  private static Path ownPartial(Path target) throws IOException {
    for (int number = 1; ; number++) {
      Path partial = target.resolveSibling(target.getFileName() + "." + number + PARTIAL_SUFFIX);
      try {
        return Files.createFile(partial);
      } catch (FileAlreadyExistsException e) {
        // another process's, or left behind by one that was killed
      }
    }
  }

  private static void write(Path target, Path partial, byte[] content) throws IOException {
    try {
      writeAndSync(partial, content);
      move(partial, target);
    } catch (IOException e) {
      IOException described = IoErrors.describe("write", target, e);
      deleteQuietly(partial, described);
      throw described;
    }
  }

  /** Moves a file whose content is on disk to its final name, replacing what is there. */
  static void move(Path partial, Path target) throws IOException {
    Files.move(
        partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncDirectory(target.resolveSibling(""));
  }

  /** A stream, no channel: an interrupt (Ctrl-C) would close the channel and lose the result. */
  private static void writeAndSync(Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  /** Makes the move itself survive a power cut, where the platform can sync a directory. */
  private static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // the file is whole either way; some platforms cannot open directories
    }
  }

  private static void deleteQuietly(Path file, IOException reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
