package org.etcdbench.cli.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.cluster.binary.VersionPrefix;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.jspecify.annotations.Nullable;

/**
 * What members in containers are made of.
 *
 * @param image the image
 * @param args further arguments for every etcd
 * @param workRoot where the locks are that tell living owners of containers from dead ones
 * @param failedLogs where the logs of members stay that did not get ready
 * @param security how members are secured; null if everybody is let in
 * @param version the etcd that the image must hold
 */
public record DockerSettings(
    EtcdImage image,
    List<String> args,
    Path workRoot,
    Path failedLogs,
    @Nullable LocalSecurity security,
    VersionPrefix version) {
  /** Copies the list. */
  public DockerSettings {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(workRoot, "workRoot is null");
    Objects.requireNonNull(failedLogs, "failedLogs is null");
    Objects.requireNonNull(version, "version is null");
    args = List.copyOf(args);
  }

  /** With whichever etcd the image holds. */
  public DockerSettings(
      EtcdImage image,
      List<String> args,
      Path workRoot,
      Path failedLogs,
      @Nullable LocalSecurity security) {
    this(image, args, workRoot, failedLogs, security, VersionPrefix.ANY);
  }

  /** Members that let everybody in. */
  public DockerSettings(EtcdImage image, List<String> args, Path workRoot, Path failedLogs) {
    this(image, args, workRoot, failedLogs, null);
  }

  /** How members are secured; empty if everybody is let in. */
  Optional<LocalSecurity> secured() {
    return Optional.ofNullable(security);
  }
}
