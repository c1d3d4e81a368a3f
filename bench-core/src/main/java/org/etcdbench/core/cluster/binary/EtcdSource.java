package org.etcdbench.core.cluster.binary;

/** One place that an etcd binary may come from. */
sealed interface EtcdSource
    permits ExplicitSource, SearchPathSource, CacheSource, DistributionSource, ReleaseSource {

  /** What this source is, in the user's words; heads its line in the error. */
  String name();

  /**
   * Finds a binary, fetching it if that is this source's way.
   *
   * @throws UnavailableException if this source has none, so that the next one is to be asked
   * @throws EtcdNotFoundException if the user named this source and it is wrong, so that no other
   *     may take its place
   */
  EtcdBinary find(VersionPrefix wanted)
      throws UnavailableException, EtcdNotFoundException, InterruptedException;
}
