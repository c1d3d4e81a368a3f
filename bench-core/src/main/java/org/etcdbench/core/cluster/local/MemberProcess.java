package org.etcdbench.core.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etcdbench.core.driver.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running etcd process and its log. */
final class MemberProcess {
  private static final Logger log = LoggerFactory.getLogger(MemberProcess.class);
  private static final long KILL_SECONDS = 10;

  private final Endpoint endpoint;
  private final Process process;
  private final Path logFile;
  private final Queue<ProcessHandle> killed = new ConcurrentLinkedQueue<>();

  private MemberProcess(Endpoint endpoint, Process process, Path logFile) {
    this.endpoint = endpoint;
    this.process = process;
    this.logFile = logFile;
  }

  static MemberProcess start(Endpoint endpoint, List<String> command, Path logFile)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(logFile.toFile());
    // etcd would take its options from there too
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCD_"));
    // etcd before 3.5 refuses to start there otherwise
    if (System.getProperty("os.arch").equals("aarch64")) {
      builder.environment().put("ETCD_UNSUPPORTED_ARCH", "arm64");
    }
    return new MemberProcess(endpoint, Spawner.start(builder), logFile);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** The process, or the one that guards it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  Path log() {
    return logFile;
  }

  /** Why the process is no more; empty while it runs. */
  Optional<String> gone() {
    return process.isAlive()
        ? Optional.empty()
        : Optional.of("its process ended with exit code " + process.exitValue());
  }

  /** The lines of its log that say why it ended. */
  String telltaleLines() {
    return new MemberLog(logFile).telltaleLines();
  }

  /** Whether the log speaks of a port that somebody else has. */
  boolean portTaken() {
    return telltaleLines().contains("address already in use");
  }

  /** Stops the member from running; returns when the signal is sent. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets a paused member run again. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + etcd().pid())
            .redirectErrorStream(true)
            .start();
    if (kill.waitFor() != 0) {
      throw new IOException(new String(kill.getInputStream().readAllBytes(), UTF_8).strip());
    }
  }

  /** The member itself: the guard's shell and what that keeps beside the member must run on. */
  private ProcessHandle etcd() {
    Optional<String> shell = process.info().command();
    return process
        .children()
        .filter(child -> !child.info().command().equals(shell))
        .findFirst()
        .orElse(process.toHandle());
  }

  /** Kills the member: its data is thrown away, so there is nothing to end gracefully. */
  void kill() {
    // once the guard's shell has ended, nothing tells any more what it had started
    process.descendants().forEach(killed::add);
    killed.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Waits for the end of a killed member, so that its port is free and its files can be removed.
   */
  void awaitEnd() throws InterruptedException {
    process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    try {
      CompletableFuture.allOf(
              killed.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.debug("{} may live on", endpoint.member(), e);
    }
  }
}
