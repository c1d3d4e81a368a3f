package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificates of a local cluster: an authority whose key is never written, one for all
 * members, as servers and as each other's clients, and one for clients.
 */
final class LocalCertificates {
  /** For clocks that are set back a little. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final int SERIAL_BITS = 120;

  private final SecureRandom random = new SecureRandom();
  private final List<String> names;
  private final Instant now;

  private LocalCertificates(List<String> names, Instant now) {
    this.names = names;
    this.now = now;
  }

  /**
   * Writes {@code ca.crt} and {@code .crt} and {@code .key} of {@code server} and of {@code
   * client}.
   *
   * @param names host names of members, beside those of loopback
   */
  static void write(Path directory, List<String> names, Instant now) throws IOException {
    try {
      new LocalCertificates(names, now).write(directory);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("cannot make certificates: " + e.getMessage(), e);
    }
  }

  /** A certificate and its key. */
  private record Issued(X509Certificate certificate, KeyPair keys) {}

  private void write(Path directory)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Issued authority = authority();
    Issued server = issue("etcd-bench member", authority, true);
    Issued client = issue("etcd-bench client", authority, false);
    SecretFiles.writeCertificate(directory.resolve("ca.crt"), authority.certificate);
    write(directory, "server", server);
    write(directory, "client", client);
  }

  private static void write(Path directory, String name, Issued issued) throws IOException {
    SecretFiles.writeCertificate(directory.resolve(name + ".crt"), issued.certificate);
    SecretFiles.writeKey(directory.resolve(name + ".key"), issued.keys.getPrivate());
  }

  private Issued authority()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair keys = keys();
    X500Name name = new X500Name("CN=etcd-bench local authority");
    X509v3CertificateBuilder builder =
        builder(name, name, keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return signed(builder, keys, keys);
  }

  private Issued issue(String commonName, Issued authority, boolean server)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair keys = keys();
    X500Name issuer =
        X500Name.getInstance(authority.certificate.getSubjectX500Principal().getEncoded());
    KeyPurposeId[] purposes =
        server
            ? new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}
            : new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
    X509v3CertificateBuilder builder =
        builder(issuer, new X500Name("CN=" + commonName), keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    if (server) {
      builder.addExtension(Extension.subjectAlternativeName, false, hosts());
    }
    return signed(builder, keys, authority.keys);
  }

  /** Of names that a member could be meant by, etcd looks up one after the other: its own first. */
  private GeneralNames hosts() {
    Stream<GeneralName> own =
        names.stream().map(name -> new GeneralName(GeneralName.dNSName, name));
    Stream<GeneralName> loopback =
        Stream.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));
    return new GeneralNames(Stream.concat(own, loopback).toArray(GeneralName[]::new));
  }

  private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random).setBit(0),
        Date.from(now.minus(BEFORE)),
        Date.from(now.plus(LIFETIME)),
        subject,
        keys.getPublic());
  }

  private static Issued signed(X509v3CertificateBuilder builder, KeyPair keys, KeyPair signer)
      throws GeneralSecurityException, OperatorCreationException {
    return new Issued(
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))),
        keys);
  }

  private KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }
}
