package org.etcdbench.core.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.driver.Endpoint;

/** A running etcd process and its log. */
final class MemberProcess {
  private static final long KILL_SECONDS = 10;

  private final Endpoint endpoint;
  private final Process process;
  private final Path log;

  private MemberProcess(Endpoint endpoint, Process process, Path log) {
    this.endpoint = endpoint;
    this.process = process;
    this.log = log;
  }

  static MemberProcess start(Endpoint endpoint, List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // etcd would take its options from there too
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCD_"));
    // etcd before 3.5 refuses to start there otherwise
    if (System.getProperty("os.arch").equals("aarch64")) {
      builder.environment().put("ETCD_UNSUPPORTED_ARCH", "arm64");
    }
    return new MemberProcess(endpoint, Spawner.start(builder), log);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Path log() {
    return log;
  }

  /** Why the process is no more; empty while it runs. */
  Optional<String> gone() {
    return process.isAlive()
        ? Optional.empty()
        : Optional.of("its process ended with exit code " + process.exitValue());
  }

  /** The lines of its log that say why it ended. */
  String telltaleLines() {
    return new MemberLog(log).telltaleLines();
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
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Waits for the end of a killed member, so that its files can be removed. */
  void awaitEnd() throws InterruptedException {
    process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
  }
}
