package org.etcdbench.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessException;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.PasswordFile;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.access.TlsMaterial;
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

  private @Nullable Access read;

  /** Whether any option is about TLS: endpoints without a scheme are then https. */
  boolean secured() {
    return tlsOption().isPresent();
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
    tls();
    if (user != null && (user.isBlank() || user.indexOf(':') >= 0)) {
      // what stands behind a colon may be a password: it must not be shown again
      throw new UsageException(
          "--user takes a name alone; the password comes from --password-file, from "
              + PASSWORD
              + " in the environment, or is asked for");
    }
    if (passwordFile != null && user == null) {
      throw new UsageException("--password-file is the password of --user; give that too");
    }
    Optional<URI> open = urls.stream().filter(url -> !"https".equals(url.getScheme())).findFirst();
    if (tlsOption().isPresent() && open.isPresent()) {
      throw new UsageException(
          tlsOption().get() + " is for https:// endpoints, got: " + open.get());
    }
  }

  private Tls tls() {
    try {
      return new Tls(caCert, cert, key, skipVerify, serverName);
    } catch (IllegalArgumentException e) {
      throw new UsageException("TLS options: " + e.getMessage());
    }
  }

  /** Reads all files, and asks for the password if need be, but once. */
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
      TlsMaterial tls = TlsFiles.read(tls());
      return new Access(tls, user == null ? null : new Credentials(user, password(surroundings)));
    } catch (AccessException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private String password(Surroundings surroundings) throws AccessException {
    if (passwordFile != null) {
      return PasswordFile.read("password-file", passwordFile);
    }
    String inEnvironment = surroundings.environment().get(PASSWORD);
    if (inEnvironment != null) {
      return inEnvironment;
    }
    return surroundings
        .prompt()
        .ask("Password of etcd user " + user + ": ")
        .orElseThrow(
            () ->
                new UsageException(
                    "--user "
                        + user
                        + " has a password, and there is no terminal to ask for it: give"
                        + " --password-file, or "
                        + PASSWORD
                        + " in the environment"));
  }
}
