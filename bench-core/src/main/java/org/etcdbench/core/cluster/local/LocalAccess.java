package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.access.TlsMaterial;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * What secures the clusters of one provider, wherever on this machine their members run, and lets
 * us in all the same. Safe for use by several threads.
 */
public final class LocalAccess {
  /** Lets everybody in. */
  public static final LocalAccess OPEN = new LocalAccess(Access.OPEN, null);

  private static final int PASSWORD_BYTES = 18;
  private static final String CA = "ca.crt";
  private static final String CERTIFICATE = "server.crt";
  private static final String KEY = "server.key";

  private final Access access;
  private final @Nullable LocalSecurity security;

  private LocalAccess(Access access, @Nullable LocalSecurity security) {
    this.access = access;
    this.security = security;
  }

  /**
   * Makes certificates and a password, as far as they are asked for, and writes them down.
   *
   * @param security what is asked for; empty if everybody is let in
   * @param names host names under which members reach each other, beside those of loopback
   * @throws ClusterException if the files cannot be written
   */
  public static LocalAccess of(Optional<LocalSecurity> security, List<String> names, Time time)
      throws ClusterException {
    if (security.isEmpty()) {
      return OPEN;
    }
    try {
      return make(security.get(), names, time.now());
    } catch (IOException e) {
      throw new ClusterException(
          "cannot secure members with files in "
              + security.get().directory()
              + ": "
              + LocalClusters.describe(e),
          e);
    }
  }

  private static LocalAccess make(LocalSecurity security, List<String> names, Instant now)
      throws IOException {
    Files.createDirectories(security.directory());
    try {
      TlsMaterial tls = TlsMaterial.DEFAULT;
      if (security.tls()) {
        LocalCertificates.write(security.directory(), names, now);
        tls = TlsFiles.read(security.client());
      }
      Credentials root = security.auth() ? root(security) : null;
      return new LocalAccess(new Access(tls, root), security);
    } catch (AccessException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Credentials root(LocalSecurity security) throws IOException {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    SecretFiles.writeSecret(security.passwordFile(), password + "\n");
    return new Credentials(LocalSecurity.USER, password);
  }

  /** How we get in. */
  public Access access() {
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
  public String scheme() {
    return speaksTls() ? "https" : "http";
  }

  private boolean speaksTls() {
    return security != null && security.tls();
  }

  /** What a member on this machine's own file system must be told. */
  List<String> memberArgs() {
    return security == null ? List.of() : memberArgs(security.directory().toAbsolutePath());
  }

  /**
   * What a member must be told; nothing if it does not speak TLS.
   *
   * @param directory where the member itself finds {@link #memberFiles}
   */
  public List<String> memberArgs(Path directory) {
    if (!speaksTls()) {
      return List.of();
    }
    String ca = directory.resolve(CA).toString();
    String cert = directory.resolve(CERTIFICATE).toString();
    String key = directory.resolve(KEY).toString();
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

  /** The files on this machine that a member must have; none if it does not speak TLS. */
  public List<Path> memberFiles() {
    return security == null || !security.tls()
        ? List.of()
        : Stream.of(CA, CERTIFICATE, KEY).map(security.directory()::resolve).toList();
  }

  /** How the members are secured, for people; empty if they are not. */
  public String describe() {
    if (security == null) {
      return "";
    }
    return (security.tls() ? ", TLS with client certificates" : "")
        + (security.auth() ? ", users and passwords" : "");
  }

  /** Removes the password: when its clusters are gone it opens nothing any more. */
  public void forget() throws IOException {
    if (security != null && security.auth()) {
      Files.deleteIfExists(security.passwordFile());
    }
  }
}
