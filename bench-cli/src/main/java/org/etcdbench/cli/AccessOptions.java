package org.etcdbench.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.access.Tls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say how members let us in; to be mixed into every command that talks to members.
 */
final class AccessOptions {
  /** The environment variable that may hold the password. */
  static final String PASSWORD = "ETCD_BENCH_PASSWORD";

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "PEM file with the authorities that members' certificates must come from, instead of"
              + " those that Java trusts.")
  private @Nullable Path caCert;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM file with our own certificate, for members that demand one.")
  private @Nullable Path cert;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file with the private key of --cert: PKCS#1, PKCS#8 or SEC1.")
  private @Nullable Path key;

  @Option(
      names = "--insecure-skip-tls-verify",
      description = "Do not check members' certificates at all.")
  private boolean skipVerify;

  @Option(
      names = "--server-name",
      paramLabel = "NAME",
      description =
          "What members' certificates must be made out to, instead of the host of their URL.")
  private @Nullable String serverName;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "The etcd user. The password comes from --password-file, from ETCD_BENCH_PASSWORD in the"
              + " environment, or is asked for.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File that holds the password of --user.")
  private @Nullable Path passwordFile;

  private AccessSettings ofProfile = AccessSettings.NONE;
  private @Nullable Access read;

  /** Has the profile say what no option says. */
  void fallBackOn(AccessSettings profile) {
    ofProfile = profile;
  }

  /** Whether anything is said about TLS: endpoints without a scheme are then https. */
  boolean secured() {
    return tlsOption().isPresent() || !ofProfile.tls().equals(Tls.DEFAULT);
  }

  /** The first option that was given. */
  Optional<String> given() {
    return tlsOption()
        .or(() -> Optional.ofNullable(user).map(name -> "--user"))
        .or(() -> Optional.ofNullable(passwordFile).map(file -> "--password-file"));
  }

  private Optional<String> tlsOption() {
    return Stream.of(
            caCert == null ? "" : "--cacert",
            cert == null ? "" : "--cert",
            key == null ? "" : "--key",
            skipVerify ? "--insecure-skip-tls-verify" : "",
            serverName == null ? "" : "--server-name")
        .filter(option -> !option.isEmpty())
        .findFirst();
  }

  /** Checks what can be checked without reading a file or asking anybody. */
  void check(List<URI> urls) {
    settings();
    Optional<URI> open = urls.stream().filter(url -> !"https".equals(url.getScheme())).findFirst();
    if (secured() && open.isPresent()) {
      throw new UsageException(
          tlsOption().orElse("access: of the profile")
              + " is for https:// endpoints, got: "
              + open.get());
    }
  }

  private AccessSettings settings() {
    Tls below = ofProfile.tls();
    try {
      // a certificate and its key, a user and the password, come from one place
      boolean ownCert = cert != null || key != null;
      Tls tls =
          new Tls(
              caCert != null ? caCert : skipVerify ? null : below.caCert(),
              ownCert ? cert : below.cert(),
              ownCert ? key : below.key(),
              skipVerify || (caCert == null && below.skipVerify()),
              serverName != null ? serverName : below.serverName());
      return new AccessSettings(
          tls,
          user != null ? user : ofProfile.user(),
          passwordFile != null ? passwordFile : user != null ? null : ofProfile.passwordFile());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  /**
   * Reads all files, and asks for the password if need be, but once.
   *
   * @throws UsageException if a file is of no use, or there is no password
   */
  Access access(Surroundings surroundings) {
    Access known = read;
    if (known == null) {
      known = read(surroundings);
      read = known;
    }
    return known;
  }

  private Access read(Surroundings surroundings) {
    try {
      return settings().read(name -> password(name, surroundings));
    } catch (AccessException e) {
      throw new UsageException("--" + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage()
              + ", and there is no terminal to ask for it: give --password-file, or "
              + PASSWORD
              + " in the environment");
    }
  }

  private static Optional<String> password(String name, Surroundings surroundings) {
    return Optional.ofNullable(surroundings.environment().get(PASSWORD))
        .or(() -> surroundings.prompt().ask("Password of etcd user " + name + ": "));
  }
}
