package org.etcdbench.core.cluster;

/** The cluster cannot be had, or does not answer; the message is complete for the user. */
public class ClusterException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public ClusterException(String message) {
    super(message);
  }

  /** With a message for the user and its cause. */
  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
