package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.connected.OwnMember;
import org.etcdbench.core.driver.Endpoint;

/** A member's container, started. */
final class MemberContainer implements OwnMember, AutoCloseable {
  private final DockerClient client;
  private final Endpoint endpoint;
  private final String id;
  private final Ending ending;
  private final LogFile log;

  /**
   * For a container that was started just now.
   *
   * @param log where what the member logs is to be seen while it lives
   */
  MemberContainer(DockerClient client, Endpoint endpoint, String id, Path log) throws IOException {
    this.client = client;
    this.endpoint = endpoint;
    this.id = id;
    this.ending = Ending.of(client, id);
    this.log = LogFile.follow(client, id, log);
  }

  /** The engine hands a line on soon after it is written. */
  @Override
  public Path log() {
    return log.path();
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Optional<String> gone() {
    return ending.how();
  }

  @Override
  public void pause() throws ClusterException {
    order("pause", () -> client.pauseContainerCmd(id).exec());
  }

  @Override
  public void resume() throws ClusterException {
    order("resume", () -> client.unpauseContainerCmd(id).exec());
  }

  @Override
  public void end() throws ClusterException, InterruptedException {
    if (gone().isEmpty()) {
      order("kill", () -> client.killContainerCmd(id).exec());
      try {
        ending.await();
      } catch (TimeoutException e) {
        throw new ClusterException("member " + endpoint.member() + " was killed, but lives on", e);
      }
    }
  }

  private void order(String what, Runnable order) throws ClusterException {
    try {
      order.run();
    } catch (RuntimeException e) {
      throw new ClusterException(
          "cannot " + what + " member " + endpoint.member() + ": " + EngineFailures.message(e), e);
    }
  }

  /** Writes what the member has logged so far to a file, replacing it. */
  void writeLog(Path file) throws IOException {
    try {
      LogFile.write(client, id, file);
    } catch (RuntimeException e) {
      throw new IOException(
          "the log of " + endpoint.member() + " cannot be read: " + EngineFailures.message(e), e);
    }
  }

  /**
   * Stops to wait for the container's end and to follow its log; the container itself is removed
   * with its cluster.
   */
  @Override
  public void close() {
    try (log) {
      ending.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
