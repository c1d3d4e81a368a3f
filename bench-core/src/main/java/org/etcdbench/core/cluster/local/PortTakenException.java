package org.etcdbench.core.cluster.local;

import org.etcdbench.core.cluster.ClusterException;

/** A port that was free was taken before a member could listen on it. */
public final class PortTakenException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public PortTakenException(String message) {
    super(message);
  }
}
