package org.etcdbench.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.etcdbench.cli.docker.DockerClusters;
import org.etcdbench.cli.docker.DockerSettings;
import org.etcdbench.cli.docker.EtcdImage;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.NoClusters;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.binary.VersionPrefix;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.observe.metrics.FactsFromMetrics;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.run.Growth;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.DriverKind;
import org.jspecify.annotations.Nullable;

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
      return existing(plan, store);
    }
    return options.docker() ? docker(plan, store) : local(plan, store);
  }

  private ExistingClusters existing(Plan plan, ResultStore store) {
    ExistingSettings settings =
        new ExistingSettings(
            options.urls(),
            prefixOf(store),
            options.keep(),
            options.safety().allowed(),
            options.safety().hashUpToBytes(),
            Growth.of(plan).bytes(),
            version(plan));
    Access access = options.access(surroundings);
    if (!options.keep()) {
      surroundings.leftovers().mayBe(keysOf(settings));
    }
    return new ExistingClusters(
        settings, access, new FactsFromMetrics(access, surroundings.time()), surroundings.time());
  }

  private static VersionPrefix version(Plan plan) {
    try {
      return VersionPrefix.parse(plan.etcdVersion());
    } catch (IllegalArgumentException e) {
      throw new UsageException("etcd.version: " + e.getMessage());
    }
  }

  private static String keysOf(ExistingSettings settings) {
    String urls = settings.urls().stream().map(URI::toString).collect(Collectors.joining(","));
    return "keys may be left under "
        + settings.prefix()
        + "; remove them with the following, and the options that let you in: etcdctl --endpoints="
        + urls
        + " del --prefix "
        + settings.prefix();
  }

  /** Two machines may begin in the same second; process and clock tell them apart. */
  private String prefixOf(ResultStore store) {
    long mark = ProcessHandle.current().pid() * 31 ^ surroundings.time().nanoTime();
    return store.id() + "-" + Integer.toHexString(Long.hashCode(mark));
  }

  private @Nullable LocalSecurity security(Plan plan, ResultStore store) {
    boolean tls = options.tls() || plan.security().tls();
    boolean auth = options.auth() || plan.security().auth();
    return tls || auth ? new LocalSecurity(tls, auth, store.directory().resolve("tls")) : null;
  }

  private ClusterProvider docker(Plan plan, ResultStore store) throws InterruptedException {
    Path cache = EtcdBinaries.defaultCacheDir(surroundings.environment());
    try {
      String version = options.etcd().etcdVersion().orElse(plan.etcdVersion());
      EtcdImage image =
          options.image().map(EtcdImage::new).orElseGet(() -> EtcdImage.ofVersion(version));
      progress.accept("etcd of image " + image.name());
      return DockerClusters.prepare(
          new DockerSettings(
              image,
              plan.etcdArgs(),
              cache.resolve("docker"),
              store.directory().resolve("members"),
              security(plan, store),
              options.image().isPresent() ? version(plan) : VersionPrefix.ANY),
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
    LocalEtcd local = new LocalEtcd(surroundings, options.etcd());
    EtcdBinary etcd = local.find(plan.etcdVersion(), progress);
    try {
      return LocalClusters.prepare(
          new LocalSettings(
              etcd.path(),
              etcd.origin(),
              plan.etcdArgs(),
              local.workRoot(),
              store.directory().resolve("members"),
              security(plan, store)),
          surroundings.time());
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
