package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What members of ours are made of.
 *
 * @param etcd the etcd binary
 * @param origin how the binary was found, for the result
 * @param args further arguments for every member
 * @param workRoot under which data and logs are kept while members run
 * @param failedLogs where the logs of members stay that did not get ready
 */
public record LocalSettings(
    Path etcd, String origin, List<String> args, Path workRoot, Path failedLogs) {
  /** Copies the list. */
  public LocalSettings {
    Objects.requireNonNull(etcd, "etcd is null");
    Objects.requireNonNull(origin, "origin is null");
    Objects.requireNonNull(workRoot, "workRoot is null");
    Objects.requireNonNull(failedLogs, "failedLogs is null");
    args = List.copyOf(args);
  }
}
