package org.etcdbench.core.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How connections are to be secured, as the user says it. All files are PEM.
 *
 * @param caCert certificates of the authorities that members' certificates are checked against;
 *     null for those that Java trusts
 * @param cert our own certificate, followed by those between it and its authority; null to show
 *     none
 * @param key the private key of {@code cert}: PKCS#8, PKCS#1 or SEC1; null without {@code cert}
 * @param skipVerify whether members' certificates are not checked at all
 * @param serverName what members' certificates must be made out to, instead of the host of their
 *     URL; null for that host
 */
public record Tls(
    @Nullable Path caCert,
    @Nullable Path cert,
    @Nullable Path key,
    boolean skipVerify,
    @Nullable String serverName) {
  /** Java's trust, no certificate of our own. */
  public static final Tls DEFAULT = new Tls(null, null, null, false, null);

  /** Checks that options fit each other. */
  public Tls {
    if ((cert == null) != (key == null)) {
      throw new IllegalArgumentException(
          "cert and key go together, got only " + (cert == null ? "key" : "cert"));
    }
    if (serverName != null && serverName.isBlank()) {
      throw new IllegalArgumentException("server-name must not be blank");
    }
    if (skipVerify && caCert != null) {
      throw new IllegalArgumentException(
          "cacert says what to check members by, insecure-skip-tls-verify not to check them; leave"
              + " one out");
    }
  }
}
