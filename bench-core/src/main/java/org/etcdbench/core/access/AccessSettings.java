package org.etcdbench.core.access;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How members are to let us in, as the user says it, before any file is read. There is no password
 * in it: that comes from a file, the environment or a prompt.
 *
 * @param tls how connections are to be secured
 * @param user name of the user; null for nobody
 * @param passwordFile the file that holds the user's password; null if it comes from elsewhere
 */
public record AccessSettings(Tls tls, @Nullable String user, @Nullable Path passwordFile) {
  /** Java's trust, nobody. */
  public static final AccessSettings NONE = new AccessSettings(Tls.DEFAULT, null, null);

  /** Checks that options fit each other. */
  public AccessSettings {
    if (user != null && (user.isBlank() || user.indexOf(':') >= 0)) {
      // what stands behind a colon may be a password: it must not be shown again
      throw new IllegalArgumentException(
          "user takes a name alone; the password comes from password-file, from the environment,"
              + " or is asked for");
    }
    if (passwordFile != null && user == null) {
      throw new IllegalArgumentException("password-file is the password of user; give that too");
    }
  }

  /** Where a user's password comes from that is in no file. */
  public interface Passwords {
    /** The password of this user; empty if there is none to be had. */
    Optional<String> of(String user);
  }

  /**
   * Reads all files.
   *
   * @param passwords asked if there is a user, and no file with the password
   * @throws AccessException if a file is of no use
   * @throws IllegalArgumentException if there is a user, but no password
   */
  public Access read(Passwords passwords) throws AccessException {
    TlsMaterial material = TlsFiles.read(tls);
    return new Access(material, user == null ? null : credentials(user, passwords));
  }

  private Credentials credentials(String name, Passwords passwords) throws AccessException {
    String password =
        passwordFile != null
            ? PasswordFile.read("password-file", passwordFile)
            : passwords
                .of(name)
                .orElseThrow(
                    () -> new IllegalArgumentException("user " + name + " has no password"));
    return new Credentials(name, password);
  }
}
