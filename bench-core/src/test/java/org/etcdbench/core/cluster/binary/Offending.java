package org.etcdbench.core.cluster.binary;

import org.etcdbench.core.cluster.ClusterException;

/** Breaks a rule of the architecture, so that it can be seen to find that. */
public final class Offending {
  private Offending() {}

  static ClusterException fail() {
    return new ClusterException("no binary");
  }
}
