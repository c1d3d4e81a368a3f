package org.etcdbench.cli.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What members in containers are made of.
 *
 * @param image the image
 * @param args further arguments for every etcd
 * @param workRoot where the locks are that tell living owners of containers from dead ones
 * @param failedLogs where the logs of members stay that did not get ready
 */
public record DockerSettings(EtcdImage image, List<String> args, Path workRoot, Path failedLogs) {
  /** Copies the list. */
  public DockerSettings {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(workRoot, "workRoot is null");
    Objects.requireNonNull(failedLogs, "failedLogs is null");
    args = List.copyOf(args);
  }
}
