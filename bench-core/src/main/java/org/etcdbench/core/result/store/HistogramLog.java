package org.etcdbench.core.result.store;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes a HdrHistogram log, format 1.3: appends to {@code <name>.partial} while the run lasts, and
 * gives it its name at the end. Not safe for use by several threads.
 *
 * <p>The lines are made in memory and then written: {@link HistogramLogWriter} prints to a {@link
 * PrintStream}, which keeps the reason of a failed write to itself.
 */
final class HistogramLog implements Closeable {
  private static final double MS_PER_S = 1e3;
  private static final double NS_PER_MS = 1e6;

  private final Path target;
  private final Path partial;
  private final RandomAccessFile file;
  private final long baseMs;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final HistogramLogWriter writer =
      new HistogramLogWriter(new PrintStream(lines, false, StandardCharsets.UTF_8));
  private long wholeBytes;

  private HistogramLog(Path target, Path partial, RandomAccessFile file, long baseMs) {
    this.target = target;
    this.partial = partial;
    this.file = file;
    this.baseMs = baseMs;
  }

  /**
   * Starts a log with its header.
   *
   * @param target the name that the log gets at the end
   * @param startedAt base and start time of the log
   * @param comment one line that says what the log belongs to
   * @throws IOException naming file and reason
   */
  static HistogramLog create(Path target, Instant startedAt, String comment) throws IOException {
    Path partial = AtomicFile.partial(target);
    HistogramLog log = new HistogramLog(target, partial, open(partial), startedAt.toEpochMilli());
    try {
      log.header(comment);
    } catch (IOException e) {
      log.file.close();
      throw e;
    }
    return log;
  }

  /** No channel: an interrupt (Ctrl-C) would close it, and what was measured could not be kept. */
  private static RandomAccessFile open(Path partial) throws IOException {
    try {
      return new RandomAccessFile(partial.toFile(), "rw");
    } catch (IOException e) {
      throw IoErrors.describe("write", partial, e);
    }
  }

  private void header(String comment) throws IOException {
    writer.outputComment("[" + comment + "]");
    writer.outputLogFormatVersion();
    writer.outputBaseTime(baseMs);
    writer.outputStartTime(baseMs);
    writer.outputLegend();
    flush();
  }

  /**
   * Appends the entries. They are not forced to disk: a sync here would disturb members that share
   * the disk.
   *
   * @throws IOException naming file and reason; the log is as it was before the call
   */
  void append(List<IntervalEntry> entries) throws IOException {
    for (IntervalEntry entry : entries) {
      long startMs = entry.start().toEpochMilli() - baseMs;
      writer.outputIntervalHistogram(
          startMs / MS_PER_S,
          (startMs + entry.length().toMillis()) / MS_PER_S,
          entry.histogram(),
          NS_PER_MS);
    }
    flush();
  }

  private void flush() throws IOException {
    byte[] bytes = lines.toByteArray();
    lines.reset();
    try {
      file.write(bytes);
      wholeBytes += bytes.length;
    } catch (IOException e) {
      IOException described = IoErrors.describe("write", partial, e);
      dropBrokenLine(described);
      throw described;
    }
  }

  private void dropBrokenLine(IOException reason) {
    try {
      file.setLength(wholeBytes);
      file.seek(wholeBytes);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Has the log on disk and gives it its name. Nothing can be appended any more.
   *
   * @throws IOException naming file and reason
   */
  void finish() throws IOException {
    try (file) {
      file.getFD().sync();
      AtomicFile.move(partial, target);
    } catch (IOException e) {
      throw IoErrors.describe("write", target, e);
    }
  }

  /** Leaves the log under its partial name, unless it was finished. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
