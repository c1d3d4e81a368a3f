package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an earlier run, or the user, put into the cache: the newest that was asked for. */
final class CacheSource implements EtcdSource {
  private static final int MAX_REASONS = 6;

  private final BinaryCache cache;
  private final VersionProbe probe;

  CacheSource(BinaryCache cache, VersionProbe probe) {
    this.cache = cache;
    this.probe = probe;
  }

  @Override
  public String name() {
    return "cache " + cache.root();
  }

  @Override
  public EtcdBinary find(VersionPrefix wanted) throws UnavailableException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (EtcdVersion version : cache.versions()) {
      if (!wanted.matches(version)) {
        reasons.add("has " + version);
        continue;
      }
      try {
        return cached(version);
      } catch (UnavailableException e) {
        reasons.add(version + " there " + e.reason());
      }
    }
    throw new UnavailableException(reasons.isEmpty() ? "empty" : summary(reasons));
  }

  private EtcdBinary cached(EtcdVersion version) throws UnavailableException, InterruptedException {
    Path file = cache.executable(version);
    EtcdVersion actual = probe.versionOf(file);
    if (!actual.equals(version)) {
      throw new UnavailableException("is etcd " + actual);
    }
    String origin = cache.origin(version).map(note -> " (" + note + ")").orElse("");
    return new EtcdBinary(file, version.toString(), "found in the cache" + origin);
  }

  private static String summary(List<String> reasons) {
    int more = reasons.size() - MAX_REASONS;
    String shown = String.join("; ", reasons.subList(0, Math.min(reasons.size(), MAX_REASONS)));
    return more > 0 ? shown + "; and " + more + " more" : shown;
  }
}
