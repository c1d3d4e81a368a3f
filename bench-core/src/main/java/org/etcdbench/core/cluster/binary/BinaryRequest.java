package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which etcd is wanted.
 *
 * @param explicitPath the value of {@code --etcd}; null if it was not given
 * @param version the value of {@code --etcd-version}: empty for any, {@code 3.5} for any 3.5.x,
 *     {@code 3.5.16} for exactly that
 */
public record BinaryRequest(@Nullable Path explicitPath, String version) {

  /**
   * Checks the form of the version.
   *
   * @throws IllegalArgumentException if the version has another form than those named above
   */
  public BinaryRequest {
    VersionPrefix.parse(version);
  }

  /** Any version, from wherever there is one. */
  public static BinaryRequest any() {
    return new BinaryRequest(null, "");
  }

  VersionPrefix wanted() {
    return VersionPrefix.parse(version);
  }
}
