package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests compare with, on the PATH or unpacked once from the distribution. */
public final class PackagesForTests {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private PackagesForTests() {}

  /**
   * The program of this name; a test is skipped, with the reason, where it cannot be had.
   *
   * @param packageName the distribution's package that has it in {@code usr/bin}
   */
  public static synchronized Path program(String name, String packageName)
      throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    Commands commands = new Commands(environment);
    Path kept =
        EtcdBinaries.defaultCacheDir(environment)
            .resolve("packages")
            .resolve(packageName)
            .toAbsolutePath();
    Path program = kept.resolve("usr/bin").resolve(name);
    try {
      List<Path> onPath = commands.findAll(name);
      if (!onPath.isEmpty()) {
        return onPath.get(0);
      }
      if (!Files.isExecutable(program)) {
        unpack(commands, packageName, kept);
      }
      return program;
    } catch (UnavailableException e) {
      Assumptions.abort(
          name + " cannot be had here, from the package " + packageName + ": " + e.reason());
      throw new AssertionError(e);
    }
  }

  private static void unpack(Commands commands, String packageName, Path kept)
      throws IOException, UnavailableException, InterruptedException {
    Files.createDirectories(kept.getParent());
    try (Scratch lists = Scratch.temporary();
        Scratch staging = Scratch.inside(kept.getParent())) {
      AptView view = AptView.machine(commands, lists.path());
      List<String> versions = view.versions(packageName);
      if (versions.isEmpty()) {
        view = view.withPrivateLists("own");
        view.update();
        versions = view.versions(packageName);
      }
      if (versions.isEmpty()) {
        throw new UnavailableException("the machine's package lists do not have it");
      }
      Path file = view.download(packageName, versions.get(0));
      Path directory = Files.createDirectory(staging.path().resolve("unpacked"));
      String dpkg = commands.require("dpkg-deb").toString();
      commands.run(LIMIT, directory, List.of(dpkg, "-x", file.toString(), directory.toString()));
      Files.move(directory, kept);
    }
  }
}
