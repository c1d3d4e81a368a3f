package org.etcdbench.core.preflight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.time.Time;

/**
 * Measures how long a directory's disk takes to sync small writes, as etcd's documents ask: what
 * {@code fio --rw=write --ioengine=sync --fdatasync=1 --size=22m --bs=2300} does, so its figures
 * can be held to the same limit. The file's space is allocated first, as fio and etcd's WAL do.
 */
public final class FsyncProbe {
  /** Bytes of each write: about an entry of etcd's WAL. */
  public static final int WRITE_BYTES = 2300;

  /** Bytes that are written in all. */
  public static final int FILE_BYTES = 22 << 20;

  /** After this long it stops, however much was written. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private static final long ALLOCATE_LIMIT_SECONDS = 30;

  private final Time time;

  /** A probe with this clock. */
  public FsyncProbe(Time time) {
    this.time = time;
  }

  /**
   * What a disk did.
   *
   * @param fileSystem type of its file system
   * @param writes how many were made and synced, at least 1
   * @param p50Ns median duration of a sync (fdatasync), in nanoseconds
   * @param p99Ns 99th percentile
   * @param maxNs the longest
   */
  public record Finding(String fileSystem, int writes, long p50Ns, long p99Ns, long maxNs) {}

  /**
   * Writes a file in this directory, syncing each write, and deletes it.
   *
   * @throws IOException if the directory cannot be written to
   */
  public Finding measure(Path directory) throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is not a directory");
    }
    Path file = Files.createTempFile(directory, ".etcd-bench-fsync-", ".tmp");
    try {
      return measureWith(file);
    } catch (ClosedByInterruptException e) {
      // a file channel answers an interruption so, and leaves the thread interrupted
      Thread.interrupted();
      InterruptedException interruption = new InterruptedException("while it synced");
      interruption.initCause(e);
      throw interruption;
    } finally {
      Files.delete(file);
    }
  }

  private Finding measureWith(Path file) throws IOException, InterruptedException {
    allocate(file);
    SortedTimes times = new SortedTimes(write(file));
    return new Finding(
        Files.getFileStore(file).type(),
        times.count(),
        times.percentileNs(50),
        times.percentileNs(99),
        times.percentileNs(100));
  }

  private long[] write(Path file) throws IOException, InterruptedException {
    ByteBuffer block = ByteBuffer.allocateDirect(WRITE_BYTES);
    long[] syncsNs = new long[FILE_BYTES / WRITE_BYTES];
    int done = 0;
    long startNs = time.nanoTime();
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (done < syncsNs.length && time.nanoTime() - startNs < LIMIT.toNanos()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        fill(block, done);
        while (block.hasRemaining()) {
          out.write(block);
        }
        long syncNs = time.nanoTime();
        out.force(false);
        syncsNs[done++] = time.nanoTime() - syncNs;
      }
    }
    return Arrays.copyOf(syncsNs, done);
  }

  /** Not all zeros, which some disks do not write. */
  private static void fill(ByteBuffer block, int number) {
    block.clear();
    while (block.hasRemaining()) {
      block.put((byte) (block.position() * 31 + number));
    }
    block.flip();
  }

  /**
   * Without the space each sync would have to find some first. Java has no call for it; where the
   * program is missing, the file only gets its length.
   */
  private static void allocate(Path file) throws IOException, InterruptedException {
    try {
      Process allocation =
          new ProcessBuilder("fallocate", "-l", Integer.toString(FILE_BYTES), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = allocation.waitFor(ALLOCATE_LIMIT_SECONDS, TimeUnit.SECONDS);
      if (ended && allocation.exitValue() == 0) {
        return;
      }
      allocation.destroyForcibly();
    } catch (IOException e) {
      // there is no such program: go on without
    }
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.allocate(1), FILE_BYTES - 1L);
      out.force(true);
    }
  }
}
