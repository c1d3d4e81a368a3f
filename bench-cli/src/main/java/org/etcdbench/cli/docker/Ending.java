package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits in the background for the end of a container. To ask costs nothing then, also while a
 * measurement runs.
 */
final class Ending extends ResultCallback.Adapter<WaitResponse> {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);
  private static final long LIMIT_SECONDS = 20;

  private final DockerClient client;
  private final String id;
  private final CompletableFuture<String> how = new CompletableFuture<>();

  private Ending(DockerClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /** Begins to wait for the end of a container that was started. */
  static Ending of(DockerClient client, String id) {
    return client.waitContainerCmd(id).exec(new Ending(client, id));
  }

  /** How the container ended; empty while it runs. */
  Optional<String> how() {
    return Optional.ofNullable(how.getNow(null));
  }

  /** Waits until it is known how it ended, for a limited time. */
  void await() throws InterruptedException, TimeoutException {
    try {
      how.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("it only completes normally", e);
    }
  }

  @Override
  public void onNext(WaitResponse response) {
    how.complete(sentence(response.getStatusCode(), outOfMemory()));
  }

  private boolean outOfMemory() {
    try {
      return Boolean.TRUE.equals(client.inspectContainerCmd(id).exec().getState().getOOMKilled());
    } catch (RuntimeException e) {
      log.debug("{} cannot be inspected any more", id, e);
      return false;
    }
  }

  static String sentence(@Nullable Integer exitCode, boolean outOfMemory) {
    return "its container ended with exit code "
        + exitCode
        + (outOfMemory ? ": the kernel killed it for want of memory" : "");
  }

  /** The engine that does not tell of a container any more is no engine to measure on. */
  @Override
  public void onError(Throwable failure) {
    super.onError(failure);
    how.complete(
        "the engine does not tell of its container any more: " + EngineFailures.message(failure));
  }

  @Override
  public void close() throws IOException {
    how.complete("its container was removed");
    super.close();
  }
}
