package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An etcd server binary that answered {@code --version} on this machine.
 *
 * @param path the executable, absolute
 * @param version its full version as it prints it, like {@code 3.5.16}
 * @param origin where it came from, in words that follow "etcd 3.5.16, "
 */
public record EtcdBinary(Path path, String version, String origin) {

  /** Checks that nothing is missing. */
  public EtcdBinary {
    Objects.requireNonNull(path, "path is null");
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("path must be absolute, got: '" + path + "'");
    }
    if (EtcdVersion.parse(version).isEmpty()) {
      throw new IllegalArgumentException(
          "version must be a full version like 3.5.16, got: '" + version + "'");
    }
    if (origin.isBlank()) {
      throw new IllegalArgumentException("origin must not be blank");
    }
  }
}
