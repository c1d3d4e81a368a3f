package org.etcdbench.core.cluster.binary;

/**
 * There is no usable etcd binary. The message is complete for the user: what was looked at, what
 * was wrong with it, and every way to fix it; it may have several lines.
 */
public final class EtcdNotFoundException extends Exception {
  private static final long serialVersionUID = 1L;

  EtcdNotFoundException(String message) {
    super(message);
  }
}
