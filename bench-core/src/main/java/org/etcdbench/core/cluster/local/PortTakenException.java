package org.etcdbench.core.cluster.local;

import org.etcdbench.core.cluster.ClusterException;

/** A port that was free was taken before a member could listen on it. */
final class PortTakenException extends ClusterException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String message) {
    super(message);
  }
}
