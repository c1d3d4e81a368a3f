package org.etcdbench.core.driver;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * Where a member listens for clients.
 *
 * @param member the member's name
 * @param uri its client URL, {@code http://host:port} or {@code https://host:port}
 */
public record Endpoint(String member, URI uri) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Checks that the URL names scheme, host and port. */
  public Endpoint {
    Objects.requireNonNull(member, "member is null");
    if (uri.getHost() == null
        || uri.getPort() < 1
        || uri.getScheme() == null
        || !SCHEMES.contains(uri.getScheme())) {
      throw new IllegalArgumentException(
          "an endpoint is a URL of the form http://host:port or https://host:port, got: " + uri);
    }
  }

  /** Of a member whose name is not known: host and port stand for it. */
  public static Endpoint of(URI uri) {
    return new Endpoint(uri.getHost() + ":" + uri.getPort(), uri);
  }

  /** Whether connections to it are secured by TLS. */
  public boolean secured() {
    return uri.getScheme().equals("https");
  }
}
