package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseSourceTest {
  private static final String FILE = "etcd-v9.9.9-linux-amd64.tar.gz";
  private static final String SUMS = "/releases/v9.9.9/SHA256SUMS";
  private static final VersionPrefix WANTED = VersionPrefix.parse("9.9.9");
  private static final Commands COMMANDS = new Commands(Map.of("PATH", "/usr/bin:/bin"));

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void unpacksTheReleaseIntoTheCache(@TempDir Path dir) throws Exception {
    byte[] release = release(dir, "9.9.9");
    publish(release, sha256(release));

    assertThat(source(dir).find(WANTED))
        .isEqualTo(
            new EtcdBinary(
                dir.resolve("cache/etcd/9.9.9/etcd"),
                "9.9.9",
                "unpacked from upstream's release v9.9.9"));
    assertThat(kept(dir)).containsExactly("9.9.9");
  }

  @Test
  void keepsNothingWhenTheChecksumIsWrong(@TempDir Path dir) throws Exception {
    byte[] release = release(dir, "9.9.9");
    publish(release, "0".repeat(64));

    assertThatThrownBy(() -> source(dir).find(WANTED))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "%s has SHA-256 %s, published is %s; nothing was kept",
            FILE, sha256(release), "0".repeat(64));
    assertThat(kept(dir)).isEmpty();
  }

  @Test
  void tellsThatNoChecksumIsPublished(@TempDir Path dir) {
    files.put(SUMS, "00  another-file\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> source(dir).find(WANTED))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("%s lists no %s", base().resolve("v9.9.9/SHA256SUMS"), FILE);
  }

  @Test
  void tellsThatThereIsNoSuchRelease(@TempDir Path dir) {
    assertThatThrownBy(() -> source(dir).find(WANTED))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("%s answers HTTP 404", base().resolve("v9.9.9/SHA256SUMS"));
  }

  @Test
  void tellsThatTheServerCannotBeReached(@TempDir Path dir) {
    ReleaseSource source = source(dir);
    server.stop(0);

    assertThatThrownBy(() -> source.find(WANTED))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith(base().resolve("v9.9.9/SHA256SUMS") + " cannot be fetched: ");
  }

  @Test
  void keepsNothingWhoseVersionIsAnother(@TempDir Path dir) throws Exception {
    byte[] release = release(dir, "9.9.8");
    publish(release, sha256(release));

    assertThatThrownBy(() -> source(dir).find(WANTED))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("what was unpacked is etcd 9.9.8, not 9.9.9");
    assertThat(kept(dir)).isEmpty();
  }

  @Test
  void needsAFullVersion(@TempDir Path dir) {
    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("9.9")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("name a full version with --etcd-version");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = files.get(exchange.getRequestURI().getPath());
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
    exchange.close();
  }

  private void publish(byte[] release, String checksum) {
    files.put("/releases/v9.9.9/" + FILE, release);
    String sums = "0".repeat(64) + "  other.zip\n" + checksum + "  " + FILE + "\n";
    files.put(SUMS, sums.getBytes(StandardCharsets.UTF_8));
  }

  /** A release file as upstream packs it, around a script. */
  private static byte[] release(Path dir, String version) throws Exception {
    Scripts.etcd(dir.resolve("etcd-v9.9.9-linux-amd64/etcd"), version);
    COMMANDS.run(
        Duration.ofSeconds(20),
        dir,
        List.of("/bin/tar", "-czf", "release.tar.gz", "etcd-v9.9.9-linux-amd64"));
    return Files.readAllBytes(dir.resolve("release.tar.gz"));
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static List<String> kept(Path dir) throws IOException {
    try (Stream<Path> entries = Files.list(dir.resolve("cache/etcd"))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/releases/");
  }

  private ReleaseSource source(Path dir) {
    BinaryCache cache = new BinaryCache(dir.resolve("cache"), new VersionProbe(COMMANDS));
    Optional<Platform> platform = Optional.of(new Platform("linux", "amd64"));
    return new ReleaseSource(base(), platform, COMMANDS, cache, step -> {});
  }
}
