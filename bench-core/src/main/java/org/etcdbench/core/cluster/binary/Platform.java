package org.etcdbench.core.cluster.binary;

import java.util.Locale;
import java.util.Optional;

/**
 * What upstream calls a kind of machine in the names of its release files.
 *
 * @param os {@code linux} or {@code darwin}
 * @param arch {@code amd64} or {@code arm64}
 */
record Platform(String os, String arch) {

  /** The platform of these values of the properties os.name and os.arch; empty if unknown. */
  static Optional<Platform> of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    Optional<String> upstreamOs =
        os.startsWith("linux")
            ? Optional.of("linux")
            : Optional.of("darwin").filter(name -> os.startsWith("mac"));
    Optional<String> upstreamArch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> Optional.of("amd64");
          case "aarch64", "arm64" -> Optional.of("arm64");
          default -> Optional.empty();
        };
    return upstreamOs.flatMap(name -> upstreamArch.map(arch -> new Platform(name, arch)));
  }

  /** The directory inside a release file, {@code etcd-v3.5.16-linux-amd64}. */
  String directory(String version) {
    return "etcd-v" + version + "-" + os + "-" + arch;
  }

  /** The release file's name; upstream packs zip files for macOS. */
  String file(String version) {
    return directory(version) + (os.equals("darwin") ? ".zip" : ".tar.gz");
  }
}
