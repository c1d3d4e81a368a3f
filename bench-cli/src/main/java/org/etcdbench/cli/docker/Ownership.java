package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.etcdbench.core.cluster.ClusterException;

/**
 * Marks containers and networks as ours. One label names our directory, whose lock tells whether we
 * live: whoever comes after a killed one can remove what that left, and nothing else.
 *
 * @param labels that all of it bears
 */
record Ownership(Map<String, String> labels) {
  private static final String OWNER = "org.etcdbench.owner";
  private static final String CLUSTER = "org.etcdbench.cluster";

  /** Of all that the holder of this directory made. */
  static Ownership of(Path directory) {
    return new Ownership(Map.of(OWNER, directory.toString()));
  }

  /** Of one cluster of theirs. */
  Ownership ofCluster(String name) {
    return new Ownership(Map.of(OWNER, labels.get(OWNER), CLUSTER, name));
  }

  /**
   * Removes all containers, with the volumes of their data, and networks that bear the labels. Not
   * disturbed by an interrupt, which would end a conversation with the engine half way.
   *
   * @throws ClusterException if something is left
   */
  void removeAll(DockerClient client) throws ClusterException {
    try {
      CompletableFuture.runAsync(() -> removeContainers(client))
          .thenRun(() -> removeNetworks(client))
          .join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ClusterException(
          "cannot remove all containers and networks with the labels "
              + labels
              + ": "
              + EngineFailures.message(cause),
          cause);
    }
  }

  private void removeContainers(DockerClient client) {
    List<Container> ours =
        client.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec();
    CompletableFuture.allOf(
            ours.stream()
                .map(one -> CompletableFuture.runAsync(() -> remove(client, one)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private static void remove(DockerClient client, Container container) {
    ifThere(
        () ->
            client
                .removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
  }

  private void removeNetworks(DockerClient client) {
    List<String> filter =
        labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).toList();
    for (Network network : client.listNetworksCmd().withFilter("label", filter).exec()) {
      ifThere(() -> client.removeNetworkCmd(network.getId()).exec());
    }
  }

  private static void ifThere(Runnable removal) {
    try {
      removal.run();
    } catch (NotFoundException e) {
      // it is gone, as it shall be
      return;
    }
  }
}
