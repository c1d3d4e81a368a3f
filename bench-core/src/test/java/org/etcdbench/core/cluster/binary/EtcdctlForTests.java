package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * etcd's own command line, against which our tables are held: from the PATH, or the distribution's
 * package {@code etcd-client}, unpacked beside the cached etcd binaries.
 */
public final class EtcdctlForTests {
  private static final String PACKAGE = "etcd-client";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private EtcdctlForTests() {}

  /** An executable etcdctl; a test is skipped where there is none. */
  public static synchronized Path find() throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    Commands commands = new Commands(environment);
    Path cached = EtcdBinaries.defaultCacheDir(environment).resolve("etcdctl").resolve("etcdctl");
    try {
      List<Path> onPath = commands.findAll("etcdctl");
      if (!onPath.isEmpty()) {
        return onPath.get(0);
      }
      return Files.isExecutable(cached) ? cached : unpack(commands, cached);
    } catch (UnavailableException e) {
      Assumptions.abort("etcdctl cannot be had here: " + e.reason());
      throw new AssertionError(e);
    }
  }

  private static Path unpack(Commands commands, Path cached)
      throws IOException, UnavailableException, InterruptedException {
    try (Scratch scratch = Scratch.inside(cached.getParent())) {
      AptView view = AptView.machine(commands, scratch.path());
      if (view.versions(PACKAGE).isEmpty()) {
        view = view.withPrivateLists("lists");
        view.update();
      }
      List<String> versions = view.versions(PACKAGE);
      if (versions.isEmpty()) {
        throw new UnavailableException("no package source lists " + PACKAGE);
      }
      Path file = view.download(PACKAGE, versions.get(0));
      Path unpacked = Files.createDirectory(scratch.path().resolve("unpacked"));
      String dpkg = commands.require("dpkg-deb").toString();
      commands.run(
          LIMIT, scratch.path(), List.of(dpkg, "-x", file.toString(), unpacked.toString()));
      return Files.move(
          unpacked.resolve("usr/bin/etcdctl"), cached, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
