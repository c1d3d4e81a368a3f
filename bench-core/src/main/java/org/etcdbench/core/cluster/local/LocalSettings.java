package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What members of ours are made of.
 *
 * @param etcd the etcd binary
 * @param origin how the binary was found, for the result
 * @param args further arguments for every member
 * @param workRoot under which data and logs are kept while members run
 * @param failedLogs where the logs of members stay that did not get ready
 * @param security how members are secured; null if everybody is let in
 */
public record LocalSettings(
    Path etcd,
    String origin,
    List<String> args,
    Path workRoot,
    Path failedLogs,
    @Nullable LocalSecurity security) {
  /** Copies the list. */
  public LocalSettings {
    Objects.requireNonNull(etcd, "etcd is null");
    Objects.requireNonNull(origin, "origin is null");
    Objects.requireNonNull(workRoot, "workRoot is null");
    Objects.requireNonNull(failedLogs, "failedLogs is null");
    args = List.copyOf(args);
  }

  /** Members that let everybody in. */
  public LocalSettings(
      Path etcd, String origin, List<String> args, Path workRoot, Path failedLogs) {
    this(etcd, origin, args, workRoot, failedLogs, null);
  }

  /** How members are secured; empty if everybody is let in. */
  public Optional<LocalSecurity> secured() {
    return Optional.ofNullable(security);
  }
}
