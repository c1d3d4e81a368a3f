package org.etcdbench.core.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to get into a cluster. Whether a connection is secured is said by the member's URL, {@code
 * https} or {@code http}; this says how.
 *
 * @param tls how connections to {@code https} URLs are secured
 * @param credentials as whom; null for nobody
 */
public record Access(TlsMaterial tls, @Nullable Credentials credentials) {
  /** With Java's trust where a URL asks for TLS, as nobody. */
  public static final Access OPEN = new Access(TlsMaterial.DEFAULT, null);

  /** As whom; empty for nobody. */
  public Optional<Credentials> user() {
    return Optional.ofNullable(credentials);
  }
}
