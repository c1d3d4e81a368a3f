package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.time.Time;

/**
 * How long it takes from Enter until the launcher's program measures.
 *
 * @param seconds until its first measured iteration begins
 * @param cpuSeconds CPU time that it spent until then
 */
record FirstIteration(double seconds, double cpuSeconds) {
  private static final String MARK = "Iteration   1: ";

  /**
   * Starts the launcher, waits for its first measured iteration, and ends it.
   *
   * @param archive the variable ETCD_BENCH_ARCHIVE
   */
  static FirstIteration of(Path launcher, List<String> args, String archive, Time time)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(args);
    builder.environment().put("ETCD_BENCH_ARCHIVE", archive);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long startedNs = time.nanoTime();
    Process process = builder.start();
    try (InputStream err = process.getErrorStream()) {
      awaitMark(err);
      double seconds = (time.nanoTime() - startedNs) / 1e9;
      return new FirstIteration(seconds, ProcessCpu.ofNs(process.pid()) / 1e9);
    } finally {
      // SIGTERM: it ends its members, too
      process.destroy();
      process.waitFor();
    }
  }

  /** The mark's line is not ended before the iteration is. */
  private static void awaitMark(InputStream err) throws IOException {
    StringBuilder printed = new StringBuilder();
    byte[] some = new byte[4096];
    while (printed.indexOf(MARK) < 0) {
      int length = err.read(some);
      if (length < 0) {
        throw new IOException("it ended before it measured anything:\n" + printed);
      }
      printed.append(new String(some, 0, length, StandardCharsets.UTF_8));
    }
  }
}
