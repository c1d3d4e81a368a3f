package org.etcdbench.core.cluster.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.etcdbench.core.cluster.ClusterException;

/** The file that says which processes a standing cluster is; for its owner's eyes only. */
final class StandingFile implements AutoCloseable {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          // another version of ours may have written more
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private final FileChannel lock;

  private StandingFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * The file of the cluster of this name, locked until it is closed.
   *
   * @throws ClusterException if another command holds it
   */
  static StandingFile lock(Path directory, String name) throws ClusterException, IOException {
    Files.createDirectories(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new StandingFile(path(directory, name), lock);
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process
    }
    lock.close();
    throw new ClusterException(
        "another command is just now starting or ending the cluster " + name);
  }

  private static Path path(Path directory, String name) {
    return directory.resolve(name + ".json");
  }

  /** What the file of this name says; empty if there is none. */
  static Optional<StandingCluster> read(Path directory, String name) throws IOException {
    Path file = path(directory, name);
    return Files.exists(file)
        ? Optional.of(MAPPER.readValue(file.toFile(), StandingCluster.class))
        : Optional.empty();
  }

  void write(StandingCluster cluster) throws IOException {
    // a temporary file is readable by its owner only
    Path written = Files.createTempFile(file.getParent(), ".new-", ".json");
    Files.write(written, MAPPER.writeValueAsBytes(cluster));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
