package org.etcdbench.cli.docker;

import java.util.regex.Pattern;
import org.testcontainers.utility.DockerImageName;

/**
 * The image that members are made from. It needs {@code etcd} on its PATH, and nothing else.
 *
 * @param name as the engine knows it, with tag or digest; {@code latest} if it has neither
 */
public record EtcdImage(String name) {
  private static final String REPOSITORY = "quay.io/coreos/etcd";
  private static final String DEFAULT_VERSION = "3.5.21";
  private static final Pattern FULL_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-.][\\w.-]+)?");

  /** Checks the form of the name. */
  public EtcdImage {
    try {
      DockerImageName.parse(name).assertValid();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--image must be the name of an image as in "
              + of(DEFAULT_VERSION)
              + ", got: '"
              + name
              + "'",
          e);
    }
  }

  /**
   * The etcd project's own image of a version.
   *
   * @param version all its numbers; empty for the version that we take if nobody asks
   * @throws IllegalArgumentException if it is not a full version: tags cannot be searched
   */
  public static EtcdImage ofVersion(String version) {
    String full = version.isEmpty() ? DEFAULT_VERSION : version;
    if (!FULL_VERSION.matcher(full).matches()) {
      throw new IllegalArgumentException(
          "members in containers need a full etcd version as in "
              + DEFAULT_VERSION
              + ", or --image, got: '"
              + version
              + "'");
    }
    return new EtcdImage(of(full));
  }

  private static String of(String version) {
    return REPOSITORY + ":v" + version;
  }

  /** The name without its tag or digest. */
  String repository() {
    return DockerImageName.parse(name).getUnversionedPart();
  }

  /** Its tag or digest. */
  String version() {
    return DockerImageName.parse(name).getVersionPart();
  }
}
