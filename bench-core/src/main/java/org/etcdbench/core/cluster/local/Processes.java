package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes whose data is under one directory, which no other process has in its command line:
 * its name was made up for this cluster.
 *
 * @param directory the directory
 */
record Processes(Path directory) {
  private static final Logger log = LoggerFactory.getLogger(Processes.class);
  private static final long KILL_SECONDS = 10;

  /** Whether it is one of them; false for a process that does not show its command line. */
  boolean owns(ProcessHandle process) {
    String mark = "--data-dir=" + directory + "/";
    return process.info().commandLine().filter(line -> line.contains(mark)).isPresent();
  }

  /** All of them, whoever started them. */
  List<ProcessHandle> all() {
    long us = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != us)
        .filter(this::owns)
        .toList();
  }

  /** Kills processes with those that they started, and waits for their end. */
  static void kill(List<ProcessHandle> processes) throws InterruptedException {
    for (ProcessHandle process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a killed process did not end within {} s", KILL_SECONDS);
    }
  }
}
