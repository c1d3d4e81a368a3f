package org.etcdbench.core.cluster.existing;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.binary.VersionPrefix;

/**
 * Which members, and what may be done to them.
 *
 * @param urls client URLs, at least one, each of another member of one cluster
 * @param runId makes the key prefix unique: {@code /etcd-bench/<run id>/}
 * @param keepData whether our keys stay when a run is over
 * @param allowed what whoever runs the members allows
 * @param hashUpToBytes size of a database beyond which members are not asked for hashes over it
 * @param growthBytes by how much all runs together will make a database grow at least; 0 if it is
 *     not known
 * @param version the etcd that all members must run
 */
public record ExistingSettings(
    List<URI> urls,
    String runId,
    boolean keepData,
    Set<Allowance> allowed,
    long hashUpToBytes,
    long growthBytes,
    VersionPrefix version) {
  /**
   * Members read a database of this size in about a second, during which writes may wait; a larger
   * one is not to be held up for a proof that nobody asked for.
   */
  public static final long DEFAULT_HASH_UP_TO_BYTES = 256L << 20;

  /** Checks the bounds and copies the collections. */
  public ExistingSettings {
    urls = List.copyOf(urls);
    allowed = Set.copyOf(allowed);
    Objects.requireNonNull(runId, "runId is null");
    Objects.requireNonNull(version, "version is null");
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("endpoints must be >= 1, got: 0");
    }
    if (hashUpToBytes < 0) {
      throw new IllegalArgumentException("hash-up-to must be >= 0, got: " + hashUpToBytes);
    }
    if (growthBytes < 0) {
      throw new IllegalArgumentException("growth must be >= 0, got: " + growthBytes);
    }
  }

  /** With members of any version. */
  public ExistingSettings(
      List<URI> urls,
      String runId,
      boolean keepData,
      Set<Allowance> allowed,
      long hashUpToBytes,
      long growthBytes) {
    this(urls, runId, keepData, allowed, hashUpToBytes, growthBytes, VersionPrefix.ANY);
  }

  /** Nothing is allowed, and nothing is known of what will be written. */
  public static ExistingSettings of(List<URI> urls, String runId) {
    return new ExistingSettings(urls, runId, false, Set.of(), DEFAULT_HASH_UP_TO_BYTES, 0);
  }

  /** What stands before every key of ours. */
  public String prefix() {
    return "/etcd-bench/" + runId + "/";
  }
}
