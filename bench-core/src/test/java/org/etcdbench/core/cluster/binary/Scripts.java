package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Small real programs for tests. */
final class Scripts {
  private Scripts() {}

  /** An executable shell script. */
  static Path script(Path file, String body) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, "#!/bin/sh\n" + body + "\n");
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An executable that answers {@code --version} as etcd does. */
  static Path etcd(Path file, String version) {
    return script(file, etcdBody(version));
  }

  /** The commands of such an executable. */
  static String etcdBody(String version) {
    return "[ \"$1\" = --version ] && echo 'etcd Version: " + version + "' && echo 'Git SHA: 0'";
  }
}
