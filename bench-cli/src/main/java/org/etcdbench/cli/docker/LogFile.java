package org.etcdbench.cli.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file into which the engine copies what a container logs. */
final class LogFile extends ResultCallback.Adapter<Frame> {
  private static final long LIMIT_SECONDS = 30;

  private final Path path;
  private final OutputStream out;

  /** Unbuffered: who reads the file is to see a line when it is there. */
  private LogFile(Path path) throws IOException {
    this.path = path;
    this.out = Files.newOutputStream(path);
  }

  /** Begins to copy, from the container's first line on, until the container ends. */
  static LogFile follow(DockerClient client, String id, Path file) throws IOException {
    return all(client, id).withFollowStream(true).exec(new LogFile(file));
  }

  /** Copies what there is, replacing the file. */
  static void write(DockerClient client, String id, Path file) throws IOException {
    try (LogFile copy = all(client, id).exec(new LogFile(file))) {
      if (!copy.awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        copy.out.write("(the engine sends no more of the log)\n".getBytes(UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LogContainerCmd all(DockerClient client, String id) {
    return client.logContainerCmd(id).withStdOut(true).withStdErr(true).withTailAll();
  }

  Path path() {
    return path;
  }

  @Override
  public void onNext(Frame frame) {
    try {
      out.write(frame.getPayload());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      super.close();
    }
  }
}
