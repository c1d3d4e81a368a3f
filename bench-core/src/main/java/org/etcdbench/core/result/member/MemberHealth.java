package org.etcdbench.core.result.member;

import java.util.Objects;

/**
 * Whether a member serves: it is healthy if it answers a linearizable read, for which it needs the
 * leader and a majority, and the cluster has no active alarm.
 *
 * @param endpoint the client URL that was asked
 * @param healthy whether it serves
 * @param tookNs from sending the read until its answer or failure
 * @param error why it is not healthy; empty if it is
 */
public record MemberHealth(String endpoint, boolean healthy, long tookNs, String error) {

  /** Checks that a reason is given exactly if there must be one. */
  public MemberHealth {
    Objects.requireNonNull(endpoint, "endpoint is null");
    if (healthy != error.isEmpty()) {
      throw new IllegalArgumentException(
          "error must be empty for a healthy member and for no other, got: '" + error + "'");
    }
  }
}
