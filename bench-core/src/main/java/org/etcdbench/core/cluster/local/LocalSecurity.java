package org.etcdbench.core.cluster.local;

import java.nio.file.Path;

/**
 * How members of ours are secured.
 *
 * @param tls whether clients and peers speak TLS, and must show a certificate
 * @param auth whether only users with a password are let in
 * @param directory where certificates, keys and the password are written for whoever wants in; made
 *     if it is not there
 */
public record LocalSecurity(boolean tls, boolean auth, Path directory) {
  /** Checks that there is any. */
  public LocalSecurity {
    if (!tls && !auth) {
      throw new IllegalArgumentException("security must be tls, auth or both, got: neither");
    }
  }
}
