package org.etcdbench.core.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to get into a cluster: in the clear or over TLS, as nobody or as a user.
 *
 * @param tls how connections are secured; null for plain connections
 * @param credentials as whom; null for nobody
 */
public record Access(@Nullable Tls tls, @Nullable Credentials credentials) {
  /** Plain connections, as nobody. */
  public static final Access OPEN = new Access(null, null);

  /** How connections are secured; empty for plain ones. */
  public Optional<Tls> security() {
    return Optional.ofNullable(tls);
  }

  /** As whom; empty for nobody. */
  public Optional<Credentials> user() {
    return Optional.ofNullable(credentials);
  }
}
