package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.access.TlsMaterial;
import org.jspecify.annotations.Nullable;

/** What secures the clusters of one provider, and lets us in all the same. */
final class LocalAccess {
  /** Lets everybody in. */
  static final LocalAccess OPEN = new LocalAccess(Access.OPEN, null);

  private static final int PASSWORD_BYTES = 18;

  private final Access access;
  private final @Nullable LocalSecurity security;

  private LocalAccess(Access access, @Nullable LocalSecurity security) {
    this.access = access;
    this.security = security;
  }

  /** Makes certificates and a password, as far as they are asked for, and writes them down. */
  static LocalAccess make(LocalSecurity security, Instant now) throws IOException {
    Files.createDirectories(security.directory());
    try {
      TlsMaterial tls = TlsMaterial.DEFAULT;
      if (security.tls()) {
        LocalCertificates.write(security.directory(), now);
        tls = TlsFiles.read(client(security.directory()));
      }
      Credentials root = security.auth() ? root(security.directory()) : null;
      return new LocalAccess(new Access(tls, root), security);
    } catch (AccessException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Tls client(Path directory) {
    return new Tls(
        directory.resolve("ca.crt"),
        directory.resolve("client.crt"),
        directory.resolve("client.key"),
        false,
        null);
  }

  private static Credentials root(Path directory) throws IOException {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    SecretFiles.writeSecret(passwordFile(directory), password + "\n");
    return new Credentials("root", password);
  }

  private static Path passwordFile(Path directory) {
    return directory.resolve("root.password");
  }

  /** How we get in. */
  Access access() {
    return access;
  }

  /** How we get in before the members know any user. */
  Access beforeUsers() {
    return new Access(access.tls(), null);
  }

  /** The user that the members must get to know; empty if they let everybody in. */
  Optional<Credentials> root() {
    return access.user();
  }

  /** The scheme of members' URLs. */
  String scheme() {
    return security != null && security.tls() ? "https" : "http";
  }

  /** What members must be told. */
  List<String> memberArgs() {
    if (security == null || !security.tls()) {
      return List.of();
    }
    Path directory = security.directory().toAbsolutePath();
    String ca = directory.resolve("ca.crt").toString();
    String cert = directory.resolve("server.crt").toString();
    String key = directory.resolve("server.key").toString();
    return List.of(
        "--cert-file=" + cert,
        "--key-file=" + key,
        "--trusted-ca-file=" + ca,
        "--client-cert-auth=true",
        "--peer-cert-file=" + cert,
        "--peer-key-file=" + key,
        "--peer-trusted-ca-file=" + ca,
        "--peer-client-cert-auth=true");
  }

  /** How the members are secured, for people; empty if they are not. */
  String describe() {
    if (security == null) {
      return "";
    }
    return (security.tls() ? ", TLS with client certificates" : "")
        + (security.auth() ? ", users and passwords" : "");
  }

  /** Removes the password: when its clusters are gone it opens nothing any more. */
  void forget() throws IOException {
    if (security != null && security.auth()) {
      Files.deleteIfExists(passwordFile(security.directory()));
    }
  }
}
