package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The package {@code etcd-server} of Debian or Ubuntu, unpacked into the cache: nothing is
 * installed, no service is started, no root is needed. Debian's other releases are asked for a
 * version that the machine's own does not have.
 */
final class DistributionSource implements EtcdSource {
  private static final String PACKAGE = "etcd-server";
  private static final Duration UNPACK_LIMIT = Duration.ofMinutes(2);

  private final Commands commands;
  private final AptMachine machine;
  private final BinaryCache cache;
  private final Consumer<String> progress;

  DistributionSource(
      Commands commands, AptMachine machine, BinaryCache cache, Consumer<String> progress) {
    this.commands = commands;
    this.machine = machine;
    this.cache = cache;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "the distribution's package " + PACKAGE;
  }

  @Override
  public EtcdBinary find(VersionPrefix wanted) throws UnavailableException, InterruptedException {
    for (String program : List.of("apt-get", "apt-cache", "dpkg-deb")) {
      commands.require(program);
    }
    try (Scratch scratch = Scratch.temporary()) {
      return new Search(AptView.machine(commands, scratch.path()), wanted).run();
    } catch (IOException e) {
      throw new UnavailableException("cannot be read or kept: " + e, e);
    }
  }

  /** One search through the releases; collects why each had nothing. */
  private final class Search {
    private final AptView own;
    private final VersionPrefix wanted;
    private final List<String> reasons = new ArrayList<>();

    Search(AptView own, VersionPrefix wanted) {
      this.own = own;
      this.wanted = wanted;
    }

    EtcdBinary run() throws IOException, UnavailableException, InterruptedException {
      Optional<EtcdBinary> found = fromOwnRelease();
      if (found.isEmpty() && !wanted.isAny()) {
        found = fromOtherReleases();
      }
      return found.orElseThrow(() -> new UnavailableException(String.join("; ", reasons)));
    }

    private Optional<EtcdBinary> fromOwnRelease() throws IOException, InterruptedException {
      progress.accept("looking for the package " + PACKAGE + " in this machine's package lists");
      try {
        return take(own, "this machine's release", "");
      } catch (UnavailableException e) {
        reasons.add(e.reason());
      }
      progress.accept("fetching package lists of this machine's sources");
      return fresh(own.withPrivateLists("own"), "this machine's release", "");
    }

    private Optional<EtcdBinary> fromOtherReleases() throws IOException, InterruptedException {
      for (String release : machine.otherReleases()) {
        progress.accept("fetching package lists of Debian's " + release);
        Optional<EtcdBinary> found = fresh(release);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<EtcdBinary> fresh(String release) throws IOException, InterruptedException {
      try {
        AptView view = own.withSources(release, machine.sourcesFor(release));
        return fresh(view, release, " of Debian's " + release);
      } catch (UnavailableException e) {
        reasons.add(release + ": " + e.reason());
        return Optional.empty();
      }
    }

    private Optional<EtcdBinary> fresh(AptView view, String name, String ofRelease)
        throws IOException, InterruptedException {
      try {
        view.update();
      } catch (UnavailableException e) {
        // one broken source among several fails an update whose other lists are there
        reasons.add(name + ": " + e.reason());
      }
      try {
        return take(view, name, ofRelease);
      } catch (UnavailableException e) {
        reasons.add(e.reason());
        return Optional.empty();
      }
    }

    /** Empty if the package is there, but not in a version that was asked for. */
    private Optional<EtcdBinary> take(AptView view, String name, String ofRelease)
        throws IOException, UnavailableException, InterruptedException {
      List<String> offered = view.versions(PACKAGE);
      if (offered.isEmpty()) {
        throw new UnavailableException(name + " lists no " + PACKAGE);
      }
      Optional<String> version =
          offered.stream()
              .filter(v -> EtcdVersion.ofPackage(v).filter(wanted::matches).isPresent())
              .findFirst();
      if (version.isEmpty()) {
        reasons.add(name + " has " + String.join(", ", offered));
        return Optional.empty();
      }
      return Optional.of(install(view, version.get(), ofRelease));
    }

    private EtcdBinary install(AptView view, String version, String ofRelease)
        throws IOException, UnavailableException, InterruptedException {
      progress.accept("downloading " + PACKAGE + " " + version + ofRelease);
      Path file = view.download(PACKAGE, version);
      Path dpkg = commands.require("dpkg-deb");
      String origin =
          "unpacked from the distribution's package " + PACKAGE + " " + version + ofRelease;
      return cache.install(
          origin,
          wanted,
          directory -> {
            List<String> command =
                List.of(dpkg.toString(), "-x", file.toString(), directory.toString());
            commands.run(UNPACK_LIMIT, directory, command);
            return directory.resolve("usr/bin/etcd");
          });
    }
  }
}
