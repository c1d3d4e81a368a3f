package org.etcdbench.core.cluster;

/**
 * Does to members of ours what otherwise a fault does. Members are called by their names; others
 * than those of {@link Cluster#endpoints()} are refused with an {@link IllegalArgumentException}.
 * Safe for use by several threads.
 */
public interface MemberControl {

  /**
   * Stops a member from running, as a host that hangs: connections stay open, nothing answers.
   *
   * @throws ClusterException if it cannot be done, as for a member that is gone
   */
  void pause(String member) throws ClusterException, InterruptedException;

  /**
   * Lets a paused member run again.
   *
   * @throws ClusterException if it cannot be done, as for a member that is gone
   */
  void resume(String member) throws ClusterException, InterruptedException;

  /**
   * Ends a member without warning, paused or not, and waits until it is gone; it does not come
   * back.
   *
   * @throws ClusterException if it cannot be done
   */
  void kill(String member) throws ClusterException, InterruptedException;
}
