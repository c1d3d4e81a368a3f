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
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.connected.OwnMember;
import org.etcdbench.core.driver.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running etcd process and its log. */
final class MemberProcess implements OwnMember {
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

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  /** The process, or the one that guards it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public Path log() {
    return logFile;
  }

  @Override
  public Optional<String> gone() {
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

  /** Returns when the signal is sent. */
  @Override
  public void pause() throws ClusterException, InterruptedException {
    signal("pause", "STOP");
  }

  @Override
  public void resume() throws ClusterException, InterruptedException {
    signal("resume", "CONT");
  }

  @Override
  public void end() throws InterruptedException {
    kill();
    awaitEnd();
  }

  private void signal(String what, String name) throws ClusterException, InterruptedException {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + etcd().pid())
              .redirectErrorStream(true)
              .start();
      if (kill.waitFor() != 0) {
        throw new IOException(new String(kill.getInputStream().readAllBytes(), UTF_8).strip());
      }
    } catch (IOException e) {
      throw new ClusterException(
          "cannot " + what + " member " + endpoint.member() + ": " + e.getMessage(), e);
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
