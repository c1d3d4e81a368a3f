package org.etcdbench.core.cluster;

/** Where clusters come from. */
public interface ClusterProvider extends AutoCloseable {

  /** Where they come from, as one line for the result. */
  String describe();

  /** How the etcd binary was found; empty for members that were there before. */
  String etcdOrigin();

  /** Type of the file system that members of ours write to; empty for others. */
  String dataFileSystem();

  /**
   * A cluster of this size: a fresh one where clusters are ours.
   *
   * @param members cluster size
   * @param name of the run, unique within the invocation, made of {@code [A-Za-z0-9_.:-]}
   * @throws ClusterException if it cannot be had or is not fit to be measured
   */
  Cluster open(int members, String name) throws ClusterException, InterruptedException;

  /** Removes what was prepared for clusters, which must have been closed before. */
  @Override
  void close();
}
