package org.etcdbench.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.binary.BinaryRequest;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.binary.EtcdNotFoundException;

/** The etcd that local members run, and where they keep their data. */
final class LocalEtcd {
  private final Surroundings surroundings;
  private final EtcdOptions options;

  LocalEtcd(Surroundings surroundings, EtcdOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  /**
   * Finds it, fetching it if need be.
   *
   * @param version that it must have if the options name none; empty for any
   * @throws UsageException if the options are wrong
   * @throws FailedException if it cannot be had
   */
  EtcdBinary find(String version, Consumer<String> progress) throws InterruptedException {
    try {
      EtcdBinary etcd =
          EtcdBinaries.of(surroundings.environment(), cache(), progress)
              .resolve(
                  new BinaryRequest(
                      options.etcd().orElse(null), options.etcdVersion().orElse(version)));
      progress.accept("etcd " + etcd.version() + ", " + etcd.origin() + ": " + etcd.path());
      return etcd;
    } catch (EtcdNotFoundException e) {
      if (options.etcd().isPresent()) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Under which members' data is kept. */
  Path workRoot() {
    return options.workDir().orElseGet(() -> cache().resolve("work"));
  }

  private Path cache() {
    return EtcdBinaries.defaultCacheDir(surroundings.environment());
  }
}
