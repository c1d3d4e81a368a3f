package org.etcdbench.core.driver;

import java.net.URI;
import java.util.Objects;

/**
 * Where a member listens for clients.
 *
 * @param member the member's name
 * @param uri its client URL, {@code http://host:port}
 */
public record Endpoint(String member, URI uri) {

  /** Checks that the URL names scheme, host and port. */
  public Endpoint {
    Objects.requireNonNull(member, "member is null");
    if (uri.getHost() == null || uri.getPort() < 1 || !"http".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "an endpoint is a URL of the form http://host:port, got: " + uri);
    }
  }
}
