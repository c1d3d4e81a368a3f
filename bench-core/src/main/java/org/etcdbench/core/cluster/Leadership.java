package org.etcdbench.core.cluster;

import java.util.Objects;

/**
 * Who leads, since which election.
 *
 * @param leader the leader's name
 * @param term the term; equal terms mean that no election took place between
 */
public record Leadership(String leader, long term) {
  /** Checks that nothing is missing. */
  public Leadership {
    Objects.requireNonNull(leader, "leader is null");
  }

  @Override
  public String toString() {
    return leader + " (term " + term + ")";
  }
}
