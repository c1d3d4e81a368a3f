package org.etcdbench.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes keys and certificates as operators do: with openssl. */
public final class OpenSsl {
  private OpenSsl() {}

  /** Runs it in this directory. */
  public static void run(Path directory, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** {@code NAME.key} and {@code NAME.crt}, which is its own authority and valid for two days. */
  public static void selfSigned(Path directory, String name, String... algorithm)
      throws IOException, InterruptedException {
    List<String> args =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=" + name));
    args.addAll(List.of(algorithm));
    args.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt"));
    run(directory, args.toArray(String[]::new));
  }

  /**
   * {@code ca.crt}, and {@code expired.crt} and {@code expired.key} of an authority's member whose
   * certificate was valid on the first of January 2020 alone.
   */
  public static void expired(Path directory, String ip) throws IOException, InterruptedException {
    selfSigned(directory, "ca", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
    run(
        directory,
        "req",
        "-new",
        "-nodes",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-subj",
        "/CN=expired",
        "-keyout",
        "expired.key",
        "-out",
        "expired.csr");
    Files.writeString(directory.resolve("index.txt"), "");
    Files.writeString(directory.resolve("serial"), "01");
    Files.writeString(
        directory.resolve("ca.cnf"),
        """
        [ca]
        default_ca = own
        [own]
        database = index.txt
        serial = serial
        new_certs_dir = .
        default_md = sha256
        policy = any
        x509_extensions = host
        [any]
        commonName = supplied
        [host]
        subjectAltName = IP:%s
        """
            .formatted(ip));
    run(
        directory,
        "ca",
        "-batch",
        "-notext",
        "-config",
        "ca.cnf",
        "-cert",
        "ca.crt",
        "-keyfile",
        "ca.key",
        "-in",
        "expired.csr",
        "-out",
        "expired.crt",
        "-startdate",
        "20200101000000Z",
        "-enddate",
        "20200102000000Z");
  }
}
