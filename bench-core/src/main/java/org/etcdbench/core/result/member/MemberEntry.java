package org.etcdbench.core.result.member;

import java.util.List;
import java.util.Objects;

/**
 * A line of the member list, as the cluster has it.
 *
 * @param id the member's id as etcdctl prints it, hexadecimal
 * @param name its name; empty if it was added and has not started yet
 * @param peerUrls where members reach it
 * @param clientUrls where it tells clients to reach it; none if it has not started yet
 * @param learner whether it is a learner
 */
public record MemberEntry(
    String id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner) {

  /** Copies the lists. */
  public MemberEntry {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(name, "name is null");
    peerUrls = List.copyOf(peerUrls);
    clientUrls = List.copyOf(clientUrls);
  }

  /** Whether it has ever started: it tells its name then. */
  public boolean started() {
    return !name.isEmpty();
  }
}
