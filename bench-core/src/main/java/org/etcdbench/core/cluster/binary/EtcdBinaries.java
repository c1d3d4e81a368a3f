package org.etcdbench.core.cluster.binary;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds an etcd binary, in this order: the path that the user names ({@code --etcd}), the variable
 * ETCD_BENCH_ETCD, the PATH, the cache, the distribution's package, upstream's release. Safe for
 * several threads, and several processes may share a cache.
 */
public final class EtcdBinaries {
  private static final String OPTION = "--etcd";
  private static final String VARIABLE = "ETCD_BENCH_ETCD";

  private final VersionProbe probe;
  private final BinaryCache cache;
  private final List<EtcdSource> sources;

  private EtcdBinaries(VersionProbe probe, BinaryCache cache, List<EtcdSource> sources) {
    this.probe = probe;
    this.cache = cache;
    this.sources = List.copyOf(sources);
  }

  /**
   * The usual sources.
   *
   * @param environment the environment variables: ETCD_BENCH_ETCD and PATH are read, and every
   *     program that is run sees exactly these
   * @param cacheDir where fetched binaries are kept; need not exist
   * @param progress told, on one line, before each step that may take seconds; called by the thread
   *     that resolves
   */
  public static EtcdBinaries of(
      Map<String, String> environment, Path cacheDir, Consumer<String> progress) {
    return of(environment, cacheDir, progress, Path.of("/"), ReleaseSource.UPSTREAM);
  }

  static EtcdBinaries of(
      Map<String, String> environment,
      Path cacheDir,
      Consumer<String> progress,
      Path machineRoot,
      URI releases) {
    Commands commands = new Commands(environment);
    VersionProbe probe = new VersionProbe(commands);
    BinaryCache cache = new BinaryCache(cacheDir, probe);
    Path named = value(environment, VARIABLE).map(Path::of).orElse(null);
    Optional<Platform> platform =
        Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    return new EtcdBinaries(
        probe,
        cache,
        List.of(
            new ExplicitSource(VARIABLE, named, probe),
            new SearchPathSource(commands, probe),
            new CacheSource(cache, probe),
            new DistributionSource(commands, new AptMachine(machineRoot), cache, progress),
            new ReleaseSource(releases, platform, commands, cache, progress)));
  }

  /**
   * The cache directory of these environment variables: ETCD_BENCH_CACHE, or etcd-bench in
   * XDG_CACHE_HOME, or .cache/etcd-bench in HOME.
   */
  public static Path defaultCacheDir(Map<String, String> environment) {
    return value(environment, "ETCD_BENCH_CACHE")
        .map(Path::of)
        .orElseGet(() -> userCache(environment).resolve("etcd-bench"));
  }

  private static Path userCache(Map<String, String> environment) {
    // the XDG base directory specification tells to ignore a relative path
    return value(environment, "XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(
            () ->
                Path.of(
                    value(environment, "HOME").orElseGet(() -> System.getProperty("user.home")),
                    ".cache"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(Predicate.not(String::isBlank));
  }

  /**
   * Finds a binary, fetching it if no source before has one; may take minutes then.
   *
   * @throws EtcdNotFoundException if no source has one, or if the path that the user named is wrong
   */
  public EtcdBinary resolve(BinaryRequest request)
      throws EtcdNotFoundException, InterruptedException {
    List<EtcdSource> all = new ArrayList<>();
    all.add(new ExplicitSource(OPTION, request.explicitPath(), probe));
    all.addAll(sources);
    List<String> reasons = new ArrayList<>();
    for (EtcdSource source : all) {
      try {
        return source.find(request.wanted());
      } catch (UnavailableException e) {
        reasons.add(source.name() + ": " + e.reason());
      }
    }
    throw new EtcdNotFoundException(NotFoundMessage.text(request.wanted(), reasons, cache.root()));
  }
}
