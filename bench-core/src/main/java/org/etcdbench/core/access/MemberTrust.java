package org.etcdbench.core.access;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a member is to be trusted, and says why not: its certificate must come from an
 * authority that we trust, be valid now, and be made out to the member's host or the name that was
 * given instead.
 */
final class MemberTrust extends X509ExtendedTrustManager {
  private final TlsMaterial tls;
  private final X509ExtendedTrustManager chains;

  private MemberTrust(TlsMaterial tls, X509ExtendedTrustManager chains) {
    this.tls = tls;
    this.chains = chains;
  }

  static X509ExtendedTrustManager of(TlsMaterial tls) throws GeneralSecurityException {
    return tls.verifies() ? new MemberTrust(tls, chains(tls.authorities())) : new AnyMember();
  }

  private static X509ExtendedTrustManager chains(List<X509Certificate> authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities.isEmpty() ? null : storeOf(authorities));
    return Stream.of(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore storeOf(List<X509Certificate> authorities)
      throws GeneralSecurityException {
    KeyStore store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority" + i, authorities.get(i));
    }
    return store;
  }

  static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, authType, engine.getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, authType, socket instanceof SSLSocket ssl ? ssl.getHandshakeSession() : null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, authType, null);
  }

  private void check(X509Certificate[] chain, String authType, @Nullable SSLSession session)
      throws CertificateException {
    requireTrusted(chain, authType);
    String host = tls.serverName().orElseGet(() -> session == null ? "" : session.getPeerHost());
    HostNames names = HostNames.of(chain[0]);
    if (host == null || !names.include(host)) {
      throw new UntrustedMemberException(
          "the member's certificate is made out to "
              + (names.all().isEmpty() ? "no host at all" : String.join(", ", names.all()))
              + ", not to "
              + host
              + "; give --server-name if it is the right one all the same",
          null);
    }
  }

  private void requireTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    try {
      chains.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      for (X509Certificate certificate : chain) {
        requireValidNow(certificate);
      }
      throw new UntrustedMemberException(
          "the member's certificate, issued by "
              + chain[chain.length - 1].getIssuerX500Principal().getName()
              + ", is not from an authority "
              + (tls.files().caCert() == null
                  ? "that Java trusts; give --cacert"
                  : "in " + tls.files().caCert())
              + " ("
              + innermost(e)
              + ")",
          e);
    }
  }

  private static void requireValidNow(X509Certificate certificate) throws CertificateException {
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new UntrustedMemberException(
          "the member's certificate chain has expired: "
              + certificate.getSubjectX500Principal().getName()
              + " was valid until "
              + certificate.getNotAfter().toInstant(),
          e);
    } catch (CertificateNotYetValidException e) {
      throw new UntrustedMemberException(
          "the member's certificate chain is not valid yet: "
              + certificate.getSubjectX500Principal().getName()
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " on; are both clocks right?",
          e);
    }
  }

  private static String innermost(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chains.getAcceptedIssuers();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("we are a client and let nobody in");
  }

  /** Trusts whoever answers, as the user asked for. */
  private static final class AnyMember extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      // as asked for
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
      // as asked for
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      // as asked for
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw noServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
