package org.etcdbench.core.cluster.local;

import org.etcdbench.core.cluster.ClusterException;

/** Members of ours were started, but are of no use; their logs may say why. */
public final class NotReadyException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for people. */
  public NotReadyException(String message) {
    super(message);
  }
}
