package org.etcdbench.core.access;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How connections are secured, with all that the files hold: what was read once needs no file any
 * more. Made by {@link TlsFiles}.
 *
 * @param files what was asked for
 * @param authorities whom members' certificates are checked against; empty for those that Java
 *     trusts
 * @param chain our own certificate and those between it and its authority; empty to show none
 * @param key the private key of the first in {@code chain}; null without one
 */
public record TlsMaterial(
    Tls files,
    List<X509Certificate> authorities,
    List<X509Certificate> chain,
    @Nullable PrivateKey key) {
  /** Java's trust, no certificate of our own. */
  public static final TlsMaterial DEFAULT =
      new TlsMaterial(Tls.DEFAULT, List.of(), List.of(), null);

  /** Protects the key in memory only, where a key store will not do without a password. */
  private static final char[] IN_MEMORY = {};

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** Checks that certificate and key go together, and copies the lists. */
  public TlsMaterial {
    authorities = List.copyOf(authorities);
    chain = List.copyOf(chain);
    if (chain.isEmpty() != (key == null)) {
      throw new IllegalArgumentException("a certificate of our own and its key go together");
    }
  }

  /** What members' certificates must be made out to; empty for the host of their URL. */
  public Optional<String> serverName() {
    return Optional.ofNullable(files.serverName());
  }

  /** Whether members' certificates are checked. */
  public boolean verifies() {
    return !files.skipVerify();
  }

  /**
   * A new context for client connections. Its trust manager does all the checking, that of names
   * too, and says in plain words what it refuses; so whether an engine or a client library checks
   * names is of no importance. An engine must be made with the host of the URL as its peer.
   */
  public SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), new TrustManager[] {MemberTrust.of(this)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      // all parts were checked when they were read
      throw new IllegalStateException("the Java runtime cannot do TLS: " + e.getMessage(), e);
    }
  }

  /** For a client library that wants these beside the context: TLS 1.3 or 1.2. */
  public SSLParameters sslParameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(protocols());
    return parameters;
  }

  /** The protocols that are offered. */
  public static String[] protocols() {
    return PROTOCOLS.clone();
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
    if (key == null) {
      return null;
    }
    KeyStore store = MemberTrust.emptyStore();
    store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  @Override
  public String toString() {
    return "TlsMaterial[" + files + "]";
  }
}
