package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cluster.ClusterException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * The Docker engine of this machine. Testcontainers finds it and tells how to speak to it. Its
 * {@code GenericContainer} is not used: that is made for tests. It starts a cleaner from another
 * image or hooks the end of the process, ahead of our own orderly end; it runs a helper image to
 * find the engine's address; and it removes a container that fails together with its log.
 */
final class Engine implements AutoCloseable {
  private final URI address;
  private final DockerClient client;
  private final Info info;

  private Engine(URI address, DockerClient client, Info info) {
    this.address = address;
    this.client = client;
    this.info = info;
  }

  /**
   * Finds the engine.
   *
   * @param environment may name it with DOCKER_HOST
   * @throws ClusterException if none answers, or if it is on another machine
   */
  static Engine connect(Map<String, String> environment) throws ClusterException {
    EngineAddress named = EngineAddress.named(environment).orElse(null);
    if (named != null) {
      named.requireLocal();
      String unreachable = named.unreachable().orElse("");
      // without this look Testcontainers would silently take another one
      if (!unreachable.isEmpty()) {
        throw silent(named, unreachable, null);
      }
    }
    try {
      TransportConfig transport = DockerClientFactory.instance().getTransportConfig();
      new EngineAddress(transport.getDockerHost()).requireLocal();
      DockerClient client = DockerClientProviderStrategy.getClientForConfig(transport);
      return new Engine(transport.getDockerHost(), client, client.infoCmd().exec());
    } catch (RuntimeException e) {
      EngineAddress tried = named == null ? EngineAddress.usual() : named;
      String reason = tried.unreachable().orElse(EngineFailures.message(e));
      throw silent(tried, reason, e);
    }
  }

  private static ClusterException silent(
      EngineAddress where, String reason, @Nullable Exception cause) {
    String message = "no Docker engine answers at " + where + ": " + reason;
    return cause == null ? new ClusterException(message) : new ClusterException(message, cause);
  }

  /** Speaks to the engine. Safe for use by several threads. */
  DockerClient client() {
    return client;
  }

  /** Its name and version. */
  String version() {
    return "Docker " + info.getServerVersion();
  }

  /**
   * The type of the file system that volumes are on; in the engine's own word where its directory
   * cannot be seen from here, as when it runs in a virtual machine.
   */
  String volumeFileSystem() {
    try {
      return Files.getFileStore(Path.of(String.valueOf(info.getDockerRootDir()))).type();
    } catch (IOException e) {
      return backingFileSystem();
    }
  }

  private String backingFileSystem() {
    List<List<String>> all = info.getDriverStatuses();
    return all == null
        ? ""
        : all.stream()
            .filter(pair -> pair.size() == 2 && pair.get(0).equals("Backing Filesystem"))
            .map(pair -> pair.get(1))
            .findFirst()
            .orElse("");
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot leave the engine at " + address, e);
    }
  }
}
