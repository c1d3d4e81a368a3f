package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.ClusterException;

/** Sees to it that the engine has an image. */
final class Images {
  private static final Duration PULL_LIMIT = Duration.ofMinutes(5);

  private final DockerClient client;
  private final Consumer<String> progress;

  Images(DockerClient client, Consumer<String> progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * The image's identity, which stays the same when somebody moves its tag; pulled if the engine
   * does not have it.
   *
   * @throws ClusterException if it cannot be had
   */
  String require(EtcdImage image) throws ClusterException, InterruptedException {
    try {
      return id(image);
    } catch (NotFoundException e) {
      progress.accept("pulling image " + image.name());
    } catch (RuntimeException e) {
      throw absent(image, EngineFailures.message(e), e);
    }
    try {
      if (!pull(image)) {
        throw new ClusterException(
            "pulling image "
                + image.name()
                + " takes longer than "
                + PULL_LIMIT.toMinutes()
                + " minutes; pull it before");
      }
      return id(image);
    } catch (IOException | RuntimeException e) {
      throw absent(image, EngineFailures.message(e), e);
    }
  }

  private String id(EtcdImage image) {
    return String.valueOf(client.inspectImageCmd(image.name()).exec().getId());
  }

  private boolean pull(EtcdImage image) throws IOException, InterruptedException {
    try (PullImageResultCallback pulled = new PullImageResultCallback()) {
      client.pullImageCmd(image.repository()).withTag(image.version()).exec(pulled);
      return pulled.awaitCompletion(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static ClusterException absent(EtcdImage image, String reason, Exception cause) {
    return new ClusterException(
        "the engine does not have image "
            + image.name()
            + " and cannot pull it: "
            + reason
            + "; --image names another one",
        cause);
  }
}
