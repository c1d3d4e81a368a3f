package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Upstream's release files, checked against the checksums published beside them. */
final class ReleaseSource implements EtcdSource {
  /** Where upstream publishes: {@code v<version>/<file>} below it. */
  static final URI UPSTREAM = URI.create("https://github.com/etcd-io/etcd/releases/download/");

  private static final Duration SUMS_LIMIT = Duration.ofMinutes(1);
  private static final Duration FILE_LIMIT = Duration.ofMinutes(15);
  private static final Duration UNPACK_LIMIT = Duration.ofMinutes(2);

  private final URI base;
  private final Optional<Platform> platform;
  private final Commands commands;
  private final BinaryCache cache;
  private final Consumer<String> progress;
  private final Downloads downloads = new Downloads();

  /**
   * Releases.
   *
   * @param base where they are published, ending in a slash
   * @param platform this machine's kind; empty if upstream has no name for it
   */
  ReleaseSource(
      URI base,
      Optional<Platform> platform,
      Commands commands,
      BinaryCache cache,
      Consumer<String> progress) {
    this.base = base;
    this.platform = platform;
    this.commands = commands;
    this.cache = cache;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "upstream's release";
  }

  @Override
  public EtcdBinary find(VersionPrefix wanted) throws UnavailableException, InterruptedException {
    if (!wanted.isFull()) {
      throw new UnavailableException("name a full version with --etcd-version");
    }
    Platform here =
        platform.orElseThrow(
            () -> new UnavailableException("there is none for this kind of machine"));
    Path tar = commands.require("tar");
    String version = wanted.text();
    return cache.install(
        "unpacked from upstream's release v" + version,
        wanted,
        directory -> unpack(tar, here, version, directory));
  }

  private Path unpack(Path tar, Platform here, String version, Path directory)
      throws UnavailableException, IOException, InterruptedException {
    String name = here.file(version);
    URI release = base.resolve("v" + version + "/");
    String expected = checksum(release.resolve("SHA256SUMS"), name);
    Path file = directory.resolve(name);
    progress.accept("downloading " + release.resolve(name));
    downloads.file(release.resolve(name), file, FILE_LIMIT);
    String actual = sha256(file);
    if (!actual.equals(expected)) {
      throw new UnavailableException(
          name + " has SHA-256 " + actual + ", published is " + expected + "; nothing was kept");
    }
    // macOS's tar unpacks zip files too
    List<String> command =
        List.of(
            tar.toString(), "-x", "--no-same-owner", "-f", name, here.directory(version) + "/etcd");
    commands.run(UNPACK_LIMIT, directory, command);
    return directory.resolve(here.directory(version)).resolve("etcd");
  }

  /** The published checksum of a file, from lines of {@code <hex> <name>}. */
  private String checksum(URI sums, String name) throws UnavailableException, InterruptedException {
    progress.accept("fetching " + sums);
    return downloads
        .text(sums, SUMS_LIMIT)
        .lines()
        .map(line -> line.strip().split("\\s+\\*?"))
        .filter(part -> part.length == 2 && part[1].equals(name))
        .map(part -> part[0].toLowerCase(Locale.ROOT))
        .findFirst()
        .orElseThrow(() -> new UnavailableException(sums + " lists no " + name));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
