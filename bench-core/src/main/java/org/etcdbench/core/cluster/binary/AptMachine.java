package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine is configured to fetch packages from, and which other releases that has. */
final class AptMachine {
  /** Debian's releases with an etcd worth measuring, by how likely they have what is missing. */
  private static final List<String> RELEASES = List.of("trixie", "forky", "sid", "bookworm");

  private static final Set<String> ALIASES =
      Set.of("oldoldstable", "oldstable", "stable", "testing", "unstable", "bullseye");

  private final Path root;

  /**
   * A machine.
   *
   * @param root the root of its file system
   */
  AptMachine(Path root) {
    this.root = root;
  }

  /** Releases of this distribution that the machine does not use itself; none outside Debian. */
  List<String> otherReleases() throws IOException {
    if (!osRelease("ID").equals("debian")) {
      return List.of();
    }
    Set<String> own = new HashSet<>(Set.of(osRelease("VERSION_CODENAME")));
    sources().forEach(source -> own.addAll(source.suites()));
    return RELEASES.stream().filter(release -> !own.contains(release)).toList();
  }

  /**
   * The text of a {@code .sources} file that has the machine's own mirrors and keys, but another
   * release: without updates, security, backports and third parties, which that need not have.
   *
   * @throws UnavailableException if the machine has no source to derive it from
   */
  String sourcesFor(String release) throws IOException, UnavailableException {
    Set<String> releases = new HashSet<>(ALIASES);
    releases.addAll(RELEASES);
    releases.add(osRelease("VERSION_CODENAME"));
    String text =
        sources().stream()
            .filter(source -> source.isReleaseOf(releases))
            .map(source -> source.stanzaFor(release))
            .distinct()
            .collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      throw new UnavailableException("the machine's package sources name no Debian mirror");
    }
    return text;
  }

  private List<AptSource> sources() throws IOException {
    Path apt = root.resolve("etc/apt");
    List<Path> files = new ArrayList<>(List.of(apt.resolve("sources.list")));
    if (Files.isDirectory(apt.resolve("sources.list.d"))) {
      try (Stream<Path> parts = Files.list(apt.resolve("sources.list.d"))) {
        parts.sorted().forEach(files::add);
      }
    }
    List<AptSource> sources = new ArrayList<>();
    for (Path file : files) {
      if (Files.isRegularFile(file) && file.toString().endsWith(".list")) {
        sources.addAll(AptSourcesParser.oneLine(Files.readString(file)));
      } else if (Files.isRegularFile(file) && file.toString().endsWith(".sources")) {
        sources.addAll(AptSourcesParser.deb822(Files.readString(file)));
      }
    }
    return sources;
  }

  /** A value of os-release(5); empty if it is not there. */
  private String osRelease(String key) throws IOException {
    Path file = root.resolve("etc/os-release");
    if (!Files.isRegularFile(file)) {
      return "";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replaceAll("[\"']", "").strip())
        .findFirst()
        .orElse("");
  }
}
