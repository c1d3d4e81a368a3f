package org.etcdbench.cli.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Endpoint;

/** A member's container, started. */
final class MemberContainer implements AutoCloseable {
  private static final long LOG_LIMIT_SECONDS = 30;

  private final DockerClient client;
  private final Endpoint endpoint;
  private final String id;
  private final Ending ending;

  /** For a container that was started just now. */
  MemberContainer(DockerClient client, Endpoint endpoint, String id) {
    this.client = client;
    this.endpoint = endpoint;
    this.id = id;
    this.ending = Ending.of(client, id);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** How the member ended; empty while its container is there, paused or not. */
  Optional<String> gone() {
    return ending.how();
  }

  void pause() throws ClusterException {
    requireThere();
    order("pause", () -> client.pauseContainerCmd(id).exec());
  }

  void resume() throws ClusterException {
    requireThere();
    order("resume", () -> client.unpauseContainerCmd(id).exec());
  }

  void kill() throws ClusterException, InterruptedException {
    if (gone().isEmpty()) {
      order("kill", () -> client.killContainerCmd(id).exec());
      try {
        ending.await();
      } catch (TimeoutException e) {
        throw new ClusterException("member " + endpoint.member() + " was killed, but lives on", e);
      }
    }
  }

  private void requireThere() throws ClusterException {
    String how = gone().orElse("");
    if (!how.isEmpty()) {
      throw new ClusterException("member " + endpoint.member() + " is gone: " + how);
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
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Copy copy = new Copy(out)) {
      client.logContainerCmd(id).withStdOut(true).withStdErr(true).withTailAll().exec(copy);
      if (!copy.awaitCompletion(LOG_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        out.write("(the engine sends no more of the log)\n".getBytes(UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      throw new IOException(
          "the log of " + endpoint.member() + " cannot be read: " + EngineFailures.message(e), e);
    }
  }

  /** Writes what the engine sends. */
  private static final class Copy extends ResultCallback.Adapter<Frame> {
    private final OutputStream out;

    Copy(OutputStream out) {
      this.out = out;
    }

    @Override
    public void onNext(Frame frame) {
      try {
        out.write(frame.getPayload());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Stops to wait for the container's end; the container itself is removed with its cluster. */
  @Override
  public void close() {
    try {
      ending.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
