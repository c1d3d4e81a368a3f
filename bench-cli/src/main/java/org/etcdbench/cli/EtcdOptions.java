package org.etcdbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which etcd local members run, and where. */
final class EtcdOptions {
  @Option(names = "--etcd", paramLabel = "PATH", description = "The etcd binary for local members.")
  private @Nullable Path etcd;

  @Option(
      names = "--etcd-version",
      paramLabel = "VERSION",
      description = "The version it must have, as 3.5 or 3.5.16; fetched if need be.")
  private @Nullable String etcdVersion;

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description = "Where local members keep their data while they run.")
  private @Nullable Path workDir;

  /** Whether any of them is given. */
  boolean given() {
    return binaryGiven() || workDir != null;
  }

  /** Whether one of those is given that say which etcd it is. */
  boolean binaryGiven() {
    return etcd != null || etcdVersion != null;
  }

  Optional<Path> etcd() {
    return Optional.ofNullable(etcd);
  }

  Optional<String> etcdVersion() {
    return Optional.ofNullable(etcdVersion);
  }

  Optional<Path> workDir() {
    return Optional.ofNullable(workDir);
  }
}
