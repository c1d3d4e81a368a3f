package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;

/** Writes files that let somebody in; those that hold a secret are for their owner alone. */
final class SecretFiles {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SecretFiles() {}

  static void writeCertificate(Path file, X509Certificate certificate) throws IOException {
    try {
      Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  /** As PKCS#8. */
  static void writeKey(Path file, PrivateKey key) throws IOException {
    writeSecret(file, pem("PRIVATE KEY", key.getEncoded()));
  }

  /** The file is made for its owner alone before anything is in it. */
  static void writeSecret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, OWNER_ALONE);
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
