package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.PasswordFile;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.access.TlsMaterial;

/**
 * How members of ours are secured.
 *
 * @param tls whether clients and peers speak TLS, and must show a certificate
 * @param auth whether only users with a password are let in
 * @param directory where certificates, keys and the password are written for whoever wants in; made
 *     if it is not there
 */
public record LocalSecurity(boolean tls, boolean auth, Path directory) {
  /** Whom members with users let in: etcd's own name for who may do all. */
  public static final String USER = "root";

  /** Checks that there is any. */
  public LocalSecurity {
    if (!tls && !auth) {
      throw new IllegalArgumentException("security must be tls, auth or both, got: neither");
    }
  }

  /**
   * The files with which a client is let in over TLS.
   *
   * @throws IllegalStateException if members do not speak TLS
   */
  public Tls client() {
    if (!tls) {
      throw new IllegalStateException("members do not speak TLS");
    }
    return new Tls(
        directory.resolve("ca.crt"),
        directory.resolve("client.crt"),
        directory.resolve("client.key"),
        false,
        null);
  }

  /** The file that holds the password of {@link #USER}; there only if users are asked for. */
  public Path passwordFile() {
    return directory.resolve("root.password");
  }

  /**
   * How a client is let in, read from the files.
   *
   * @throws AccessException if they are not there any more, or somebody has changed them
   */
  public Access access() throws AccessException {
    return new Access(
        tls ? TlsFiles.read(client()) : TlsMaterial.DEFAULT,
        auth ? new Credentials(USER, PasswordFile.read("password-file", passwordFile())) : null);
  }
}
