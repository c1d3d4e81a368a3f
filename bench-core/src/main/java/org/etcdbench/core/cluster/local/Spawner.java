package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from a thread that lives as long as this process does: the kernel takes the end
 * of the thread that started a process for the end of its parent.
 */
final class Spawner {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "member-parent");
            thread.setDaemon(true);
            return thread;
          });

  private Spawner() {}

  /** Starts it; an interrupted caller gets the process all the same, so that it can end it. */
  static Process start(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> starting =
        CompletableFuture.supplyAsync(() -> unchecked(builder), THREAD);
    try {
      return starting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw e;
    }
  }

  private static Process unchecked(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
