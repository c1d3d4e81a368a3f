package org.etcdbench.core.access;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files that secure connections, and refuses those that cannot do so. */
public final class TlsFiles {
  private TlsFiles() {}

  /**
   * Reads all files that are named.
   *
   * @throws AccessException if one is missing, of the wrong kind, encrypted, or has expired, or if
   *     key and certificate do not belong together
   */
  public static TlsMaterial read(Tls tls) throws AccessException {
    List<X509Certificate> authorities = certificates("cacert", tls.caCert());
    List<X509Certificate> chain = certificates("cert", tls.cert());
    PrivateKey key = tls.key() == null ? null : PemFile.key("key", tls.key());
    if (key != null && tls.cert() != null && tls.key() != null) {
      requireValidNow(tls.cert(), chain.get(0));
      if (!KeyPairs.match(chain.get(0).getPublicKey(), key)) {
        throw new AccessException(
            "key", tls.key(), "it is not the key of the certificate in " + tls.cert(), null);
      }
    }
    return new TlsMaterial(tls, authorities, chain, key);
  }

  private static List<X509Certificate> certificates(String option, @Nullable Path file)
      throws AccessException {
    return file == null ? List.of() : PemFile.certificates(option, file);
  }

  private static void requireValidNow(Path file, X509Certificate own) throws AccessException {
    try {
      own.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new AccessException(
          "cert", file, "it was valid until " + own.getNotAfter().toInstant(), e);
    } catch (CertificateNotYetValidException e) {
      throw new AccessException(
          "cert", file, "it is valid only from " + own.getNotBefore().toInstant() + " on", e);
    }
  }
}
