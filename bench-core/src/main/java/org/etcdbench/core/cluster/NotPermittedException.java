package org.etcdbench.core.cluster;

/** The members answer, but the user may not have done what was asked. */
public final class NotPermittedException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public NotPermittedException(String message) {
    super(message);
  }
}
