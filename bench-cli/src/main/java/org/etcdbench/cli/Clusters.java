package org.etcdbench.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.etcdbench.cli.docker.DockerClusters;
import org.etcdbench.cli.docker.DockerSettings;
import org.etcdbench.cli.docker.EtcdImage;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ExistingClusters;
import org.etcdbench.core.cluster.NoClusters;
import org.etcdbench.core.cluster.binary.BinaryRequest;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.binary.EtcdNotFoundException;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.DriverKind;

/** Makes the provider that the options ask for. */
final class Clusters {
  private final Surroundings surroundings;
  private final ClusterOptions options;
  private final Consumer<String> progress;

  Clusters(Surroundings surroundings, ClusterOptions options, Consumer<String> progress) {
    this.surroundings = surroundings;
    this.options = options;
    this.progress = progress;
  }

  ClusterProvider provider(Plan plan, ResultStore store) throws InterruptedException {
    if (plan.drivers().contains(DriverKind.LOOPBACK)) {
      return new NoClusters();
    }
    if (options.existing()) {
      return new ExistingClusters(
          options.urls(),
          prefixOf(store),
          options.keep(),
          options.access(surroundings),
          surroundings.time());
    }
    return options.docker() ? docker(plan, store) : local(plan, store);
  }

  /** Two machines may begin in the same second; process and clock tell them apart. */
  private String prefixOf(ResultStore store) {
    long mark = ProcessHandle.current().pid() * 31 ^ surroundings.time().nanoTime();
    return store.id() + "-" + Integer.toHexString(Long.hashCode(mark));
  }

  private ClusterProvider docker(Plan plan, ResultStore store) throws InterruptedException {
    Path cache = EtcdBinaries.defaultCacheDir(surroundings.environment());
    try {
      String version = options.etcdVersion().orElse(plan.etcdVersion());
      EtcdImage image =
          options.image().map(EtcdImage::new).orElseGet(() -> EtcdImage.ofVersion(version));
      progress.accept("etcd of image " + image.name());
      return DockerClusters.prepare(
          new DockerSettings(
              image,
              plan.etcdArgs(),
              cache.resolve("docker"),
              store.directory().resolve("members")),
          surroundings.environment(),
          surroundings.time(),
          progress);
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private LocalClusters local(Plan plan, ResultStore store) throws InterruptedException {
    Path cache = EtcdBinaries.defaultCacheDir(surroundings.environment());
    try {
      String version = options.etcdVersion().orElse(plan.etcdVersion());
      EtcdBinary etcd =
          EtcdBinaries.of(surroundings.environment(), cache, progress)
              .resolve(new BinaryRequest(options.etcd().orElse(null), version));
      progress.accept("etcd " + etcd.version() + ", " + etcd.origin() + ": " + etcd.path());
      Path work = options.workDir().orElse(cache.resolve("work"));
      return LocalClusters.prepare(
          new LocalSettings(
              etcd.path(),
              etcd.origin(),
              plan.etcdArgs(),
              work,
              store.directory().resolve("members")),
          surroundings.time());
    } catch (EtcdNotFoundException e) {
      if (options.etcd().isPresent()) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
