package org.etcdbench.core.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads PEM files as openssl, cfssl and Kubernetes write them. */
final class PemFile {
  private PemFile() {}

  /** All certificates in the file, at least one, in their order. */
  static List<X509Certificate> certificates(String option, Path file) throws AccessException {
    List<X509Certificate> certificates = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<Object> all = objects(option, file);
    for (Object object : all) {
      if (object instanceof X509CertificateHolder holder) {
        try {
          certificates.add(converter.getCertificate(holder));
        } catch (CertificateException e) {
          throw new AccessException(
              option, file, "a certificate in it cannot be read: " + e.getMessage(), e);
        }
      }
    }
    if (certificates.isEmpty()) {
      throw new AccessException(
          option,
          file,
          all.stream().anyMatch(PemFile::isKey)
              ? "it holds a private key where a certificate is expected"
              : "it holds no certificate",
          null);
    }
    return certificates;
  }

  /** The private key in the file: PKCS#8, PKCS#1 or SEC1. */
  static PrivateKey key(String option, Path file) throws AccessException {
    List<Object> all = objects(option, file);
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try {
      for (Object object : all) {
        if (object instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (object instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        } else if (isKey(object)) {
          throw new AccessException(
              option,
              file,
              "it is encrypted; decrypt it first, as with: openssl pkey -in " + file,
              null);
        }
      }
    } catch (IOException e) {
      throw new AccessException(option, file, "the key in it cannot be read: " + e.getMessage(), e);
    }
    throw new AccessException(
        option,
        file,
        all.stream().anyMatch(X509CertificateHolder.class::isInstance)
            ? "it holds a certificate where a private key is expected"
            : "it holds no private key",
        null);
  }

  private static boolean isKey(Object object) {
    return object instanceof PEMKeyPair
        || object instanceof PrivateKeyInfo
        || object instanceof PEMEncryptedKeyPair
        || object instanceof PKCS8EncryptedPrivateKeyInfo;
  }

  private static List<Object> objects(String option, Path file) throws AccessException {
    List<Object> objects = new ArrayList<>();
    String text = text(option, file);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        objects.add(next);
      }
    } catch (IOException | RuntimeException e) {
      // the parser lets the faults of its ASN.1 reader through
      throw new AccessException(option, file, "its PEM is broken: " + e.getMessage(), e);
    }
    if (objects.isEmpty()) {
      throw new AccessException(option, file, "it is not a PEM file", null);
    }
    return objects;
  }

  private static String text(String option, Path file) throws AccessException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new AccessException(option, file, "no such file", e);
    } catch (AccessDeniedException e) {
      throw new AccessException(option, file, "we may not read it", e);
    } catch (MalformedInputException e) {
      throw new AccessException(option, file, "it is not a PEM file", e);
    } catch (IOException e) {
      throw new AccessException(option, file, "it cannot be read: " + e.getMessage(), e);
    }
  }
}
