package org.etcdbench.core.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The processes of members, which the product hides, found by their command lines. */
public final class EtcdProcesses {
  private static final long LIMIT_SECONDS = 30;

  private EtcdProcesses() {}

  /** The process of the member of this name, of which only one may run under this root. */
  public static ProcessHandle member(Path workRoot, String name) {
    List<ProcessHandle> found =
        etcds(workRoot).stream().filter(p -> commandLine(p).contains("--name=" + name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " processes of " + name + " under " + workRoot);
    }
    return found.get(0);
  }

  /** The etcd processes under this root, whoever started them. */
  public static List<ProcessHandle> etcds(Path workRoot) {
    // a shell that guards a member has the member's arguments too, and its own before them
    return all(workRoot).stream().filter(p -> !commandLine(p).contains(" -c ")).toList();
  }

  /** All processes that have this root in their command line, whoever started them. */
  public static List<ProcessHandle> all(Path workRoot) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.pid() != ProcessHandle.current().pid())
        .filter(p -> commandLine(p).contains("--data-dir=" + workRoot + "/"))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  /** Stops a process from running, with all its threads, until {@link #resume}. */
  public static void pause(ProcessHandle process) throws IOException, InterruptedException {
    signal("STOP", process);
    // the signal is on its way when it has been sent, and a busy thread may still answer
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    while (Files.isDirectory(threads) && !allStopped(threads)) {
      Thread.onSpinWait();
    }
  }

  private static boolean allStopped(Path threads) throws IOException {
    try (Stream<Path> each = Files.list(threads)) {
      for (Path thread : each.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        // the state stands behind the name, which is in parentheses
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    }
  }

  /** Lets a process run again. */
  public static void resume(ProcessHandle process) throws IOException, InterruptedException {
    signal("CONT", process);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
    if (code != 0) {
      throw new AssertionError("SIG" + name + " could not be sent to " + process.pid());
    }
  }

  /** Kills processes and waits until they are gone. */
  public static void kill(List<ProcessHandle> processes)
      throws InterruptedException, ExecutionException, TimeoutException {
    processes.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(processes);
  }

  /** Waits for the end of all, for a limited time. */
  public static void awaitEnd(List<ProcessHandle> processes)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
