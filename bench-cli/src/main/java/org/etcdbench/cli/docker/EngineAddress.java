package org.etcdbench.cli.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.cluster.ClusterException;

/**
 * Where an engine is to be found.
 *
 * @param uri as DOCKER_HOST spells it
 */
record EngineAddress(URI uri) {
  private static final String VARIABLE = "DOCKER_HOST";
  private static final EngineAddress DEFAULT =
      new EngineAddress(URI.create("unix:///var/run/docker.sock"));

  /** The address that the environment names, if it names one. */
  static Optional<EngineAddress> named(Map<String, String> environment) throws ClusterException {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EngineAddress(URI.create(text)));
    } catch (IllegalArgumentException e) {
      throw new ClusterException(VARIABLE + " must be a URL, got: '" + text + "'", e);
    }
  }

  /** The address where an engine is if nothing names another. */
  static EngineAddress usual() {
    return DEFAULT;
  }

  /**
   * Members' ports are published on the loopback interface of the engine's machine, so that must be
   * ours.
   */
  void requireLocal() throws ClusterException {
    String host = uri.getHost();
    if (host == null) {
      return;
    }
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (IOException e) {
      throw new ClusterException("no Docker engine answers at " + uri + ": unknown host", e);
    }
    throw new ClusterException(
        "the Docker engine at "
            + uri
            + " is on another machine; its members' ports could not be reached, as they are"
            + " published on loopback only");
  }

  /** Why nobody can be reached there; empty if somebody listens. */
  Optional<String> unreachable() {
    try (SocketChannel channel = connected()) {
      return channel.isConnected() ? Optional.empty() : Optional.of("nobody listens");
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    }
  }

  private SocketChannel connected() throws IOException {
    if ("unix".equals(uri.getScheme())) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(Path.of(uri.getPath())));
      return channel;
    }
    return SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
