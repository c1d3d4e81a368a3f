package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine that tests run on, and images made there from the etcd that all tests run: none is
 * pulled. Tests are skipped where no engine is, unless {@code ETCD_BENCH_TEST_DOCKER} is {@code
 * required}.
 */
public final class EngineForTests {
  private static final Logger log = LoggerFactory.getLogger(EngineForTests.class);
  private static final String REPOSITORY = "etcd-bench-test";
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
  private static final int PLAIN = 0100644;
  private static final int EXECUTABLE = 0100755;
  private static final long LIMIT_SECONDS = 60;

  private EngineForTests() {}

  /** The engine; the test is skipped if there is none. */
  static Engine connect() {
    try {
      return Engine.connect(System.getenv());
    } catch (ClusterException e) {
      if ("required".equals(System.getenv("ETCD_BENCH_TEST_DOCKER"))) {
        throw new AssertionError("an engine is required: " + e.getMessage(), e);
      }
      log.warn("Tests of members in containers are skipped: {}", e.getMessage());
      Assumptions.abort(e.getMessage());
      throw new AssertionError(e);
    }
  }

  /** The name of an image with an etcd; the test is skipped if there is no engine. */
  public static String etcdImage() throws Exception {
    EtcdBinary etcd = EtcdForTests.any();
    try (Engine engine = connect()) {
      return image(engine.client(), etcd.version(), etcd.path());
    }
  }

  /** The name of an image without an etcd; the test is skipped if there is no engine. */
  static String imageWithoutEtcd() throws Exception {
    try (Engine engine = connect()) {
      return image(engine.client(), "none", null);
    }
  }

  private static String image(DockerClient client, String tag, @Nullable Path etcd)
      throws Exception {
    String name = REPOSITORY + ":" + tag;
    try {
      client.inspectImageCmd(name).exec();
    } catch (NotFoundException e) {
      client
          .buildImageCmd(new ByteArrayInputStream(context(etcd)))
          .withTags(Set.of(name))
          .exec(new BuildImageResultCallback())
          .awaitImageId(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    return name;
  }

  /** All that goes into the image, and how: no other image is needed. */
  private static byte[] context(@Nullable Path etcd) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      put(tar, "Dockerfile", ascii("FROM scratch\nCOPY root/ /\n"), PLAIN);
      // Go asks it whether names of other members may come from DNS
      put(tar, "root/etc/nsswitch.conf", ascii("hosts: files dns\n"), PLAIN);
      if (etcd != null) {
        put(tar, "root/usr/local/bin/etcd", Files.readAllBytes(etcd), EXECUTABLE);
        for (Path library : libraries(etcd)) {
          put(tar, "root" + library, Files.readAllBytes(library), EXECUTABLE);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content, int mode)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** What the dynamic linker loads for it; nothing for a static binary. */
  private static List<Path> libraries(Path binary) throws IOException, InterruptedException {
    Process ldd = new ProcessBuilder("ldd", binary.toString()).redirectErrorStream(true).start();
    String output = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return ldd.waitFor() != 0
        ? List.of()
        : LIBRARY.matcher(output).results().map(found -> Path.of(found.group(1))).toList();
  }
}
