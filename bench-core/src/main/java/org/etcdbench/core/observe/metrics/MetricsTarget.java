package org.etcdbench.core.observe.metrics;

import java.net.URI;
import java.util.Objects;

/**
 * Where a member's metrics are.
 *
 * @param member its name
 * @param url their whole URL, {@code http} or {@code https}
 */
public record MetricsTarget(String member, URI url) {

  /** Checks the URL. */
  public MetricsTarget {
    Objects.requireNonNull(member, "member is null");
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "metrics URL must be of the form http://host:port/path, got: " + url);
    }
    if (url.getUserInfo() != null) {
      // it would stand in the result
      throw new IllegalArgumentException(
          "metrics URL must not hold a user or password, got one for host " + url.getHost());
    }
  }
}
